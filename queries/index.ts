/** What a user of the package may build on: the record schema, the operations, the views and the saved queries. */
export { recordFields, partitionColumns, type RecordField, type RecordType } from "./record-schema";
export { duckdbType, glueColumns, hiveType, trinoType, type GlueColumn } from "./render-types";
export { operations, type Access, type MigrationService, type Operation, type ScalarIdColumn } from "./operations";
export {
  migrationNeedles,
  migrationPredicate,
  renderView,
  viewColumns,
  viewNames,
  type ViewName,
  type ViewOptions,
} from "./views";
export type { ViewColumn } from "./view-columns";
export {
  curatedColumns,
  curatedNames,
  renderCuratedMerge,
  type CuratedColumn,
  type CuratedMergeOptions,
  type CuratedRange,
} from "./curated-events";
export { savedQueries, type QueryParameter, type SavedQuery } from "./saved-queries";
export { readOwnQueries, readOwnQuery } from "./own-queries";
export { renderQuery, type QueryArguments } from "./render-query";
export { renderNamedQuery, type NamedQueryText } from "./render-named-query";
export type { TableRange } from "./table-range";
export {
  renderPreparedStatement,
  type PreparedParameter,
  type PreparedStatement,
  type PreparedStatementOptions,
} from "./render-prepared-statement";
export { portabilityProblems, type PortabilityProblem } from "./portable-subset";
