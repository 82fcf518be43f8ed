import { renderQuery, type QueryArguments } from "../../../queries/render-query";
import { savedQueries, type SavedQuery } from "../../../queries/saved-queries";
import { openEngine } from "./engine";
import type { Delivery } from "./raw-row";
import { recordText } from "./record";

/** The saved query of that id. */
export function query(id: string): SavedQuery {
  const found = savedQueries().find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no saved query ${id}`);
  return found;
}

/** A call of SMS, unless the fields say otherwise, delivered on the day it was made. */
export function call(
  eventID: string,
  eventTime: string,
  eventName: string,
  fields: Record<string, unknown> = {},
  delivery: Partial<Delivery> = {},
): Delivery {
  const day = eventTime.slice(0, 10).replaceAll("-", "/");
  return { record: recordText({ eventID, eventTime, eventName, ...fields }), day, ...delivery };
}

/** Asks saved queries, each over records of its own. */
export interface Answers {
  /** Rows as lines of text: values in the order of the documented columns, `-` for NULL. */
  ask(deliveries: readonly Delivery[], id: string, args?: QueryArguments): Promise<string[]>;
  close(): void;
}

/** Opens an engine to ask. */
export async function openAnswers(): Promise<Answers> {
  const engine = await openEngine();
  return {
    ask: async (deliveries, id, args = {}) => {
      await engine.rows("DELETE FROM cloudtrail_logs");
      await engine.insert(deliveries);
      const rows = await engine.rows(renderQuery(query(id), args));
      for (const row of rows) expect(Object.keys(row)).toEqual(query(id).columns.map(({ name }) => name));
      return rows.map((row) =>
        Object.values(row)
          .map((value) => (value === null ? "-" : String(value)))
          .join(" | "),
      );
    },
    close: () => engine.close(),
  };
}
