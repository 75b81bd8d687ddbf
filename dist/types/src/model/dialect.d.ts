/** The language that a part is written in, so that help can show lines that can be pasted there. */
export interface Dialect {
    readonly format: "cloudformation" | "sam" | "serverless" | "terraform";
    readonly syntax: "yaml" | "json" | "hcl";
}
