/** A part that references call by one name and people, maybe, by another. */
export interface Titled {
    /** What references in its file call it: the logical id, the address. */
    readonly name: string;
    /** What a user would search for, where that is another name than `name`: the path of a construct. */
    readonly title?: string | undefined;
}
/** What reports call the part. */
export declare function subjectOf({ name, title }: Titled): string;
