import type { Call } from "./call";
import { isMigrationCall } from "./is-migration-call";
import { createMigrationProject } from "./migration-project";
import type { Account, Organization } from "./organization";
import { createRandom } from "./random";
import type { SampleOptions } from "./sample-options";
import { dayMs, type SampleWindow } from "./sample-windows";
import { createStage } from "./stage";
import { allStories } from "./stories/all-stories";
import type { Story } from "./story";

/** At most so many rounds of stories, however large the share. */
const mostRounds = 10_000;

/** All calls that the stories of an organization leave, in no order. */
export function planStories(
  organization: Organization,
  windows: readonly SampleWindow[],
  options: SampleOptions,
): readonly Call[] {
  const { migrationShare: share } = options;
  if (share === undefined) return tellRound(organization, windows, options, 0).flat();

  const noise = options.accounts * options.days * options.eventsPerDay;
  let room = Math.floor((share * noise) / (1 - share));
  const told: Call[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const before = told.length;
    for (const calls of tellRound(organization, windows, options, round)) {
      const size = calls.filter(isMigrationCall).length;
      // sign-ins and the like are told once: without a migration event they would fit forever
      if (size > room || (size === 0 && round > 0)) continue;
      told.push(...calls);
      room -= size;
    }
    if (told.length === before) break;
  }
  return told;
}

/** Every window's stories once: the window's leading account lives through all of them, the others through every third. */
function tellRound(
  organization: Organization,
  windows: readonly SampleWindow[],
  options: SampleOptions,
  round: number,
): readonly (readonly Call[])[] {
  // management, log archive and audit accounts of a landing zone hold no servers
  const accounts = organization.accounts.length > 3 ? organization.accounts.slice(3) : organization.accounts;
  return windows.flatMap((window, w) =>
    accounts.flatMap((account, a) =>
      allStories
        .filter((_, s) => a === (w + round) % accounts.length || (s + a) % 3 === 0)
        .map((story) => tellStory(story, organization, account, window, options.seed, round)),
    ),
  );
}

function tellStory(
  story: Story,
  organization: Organization,
  account: Account,
  window: SampleWindow,
  seed: number,
  round: number,
): readonly Call[] {
  const first = Math.max(window.start, story.era[0]);
  const last = Math.min(window.start + window.days * dayMs, story.era[1]);
  if (last - first < dayMs / 2) return [];
  const length = last - first;
  const era = `${window.start}`;
  const { stage, calls } = createStage({
    organization,
    project: createMigrationProject(seed, account, era, round),
    random: createRandom(seed, "story", story.title, account.id, era, `${round}`),
    start: first + story.part[0] * length,
    end: first + story.part[1] * length,
  });
  story.tell(stage);
  return calls;
}
