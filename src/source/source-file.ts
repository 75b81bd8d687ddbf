/** A file to judge: its name as the report is to call it, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}
