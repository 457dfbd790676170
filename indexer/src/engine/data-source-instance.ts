/** A data source created by a mapping from a template; stored with the block that created it. */
export interface DataSourceInstance {
  readonly template: string;
  readonly address: string;
  /** DataSourceContext as JSON, null when none was given. */
  readonly context: string | null;
  readonly createdAtBlock: number;
}
