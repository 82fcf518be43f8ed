import { Aspects, TerraformDataSource, TerraformResource, type TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * Makes a provider that of everything below a construct, except for what names one already. So a part never names a provider,
 * and whoever wires parts says once for each which account it goes to.
 */
export function useProvider(part: IConstruct, provider: TerraformProvider): void {
  Aspects.of(part).add({
    visit: (node) => {
      if (TerraformResource.isTerraformResource(node) || TerraformDataSource.isTerraformDataSource(node)) {
        node.provider ??= provider;
      }
    },
  });
}
