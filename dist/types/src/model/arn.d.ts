/** What an ARN says of whatever it names; open parts stand as `${…}`. */
export interface Arn {
    /** Such as `kinesis`, `dynamodb`, `sqs`. */
    readonly service: string;
    /** What follows Region and account: a name, maybe with a type before it. */
    readonly resource: string;
}
/** Takes an ARN apart, whole or with open parts; undefined where the text is none. */
export declare function parseArn(text: string): Arn | undefined;
/** What the ARN of a stream, a registered consumer or a table's stream says; open parts stand as `${…}`. */
export interface SourceArn {
    /** Such as `kinesis`, `dynamodb`, `sqs`. */
    readonly service: string;
    /** Name of the stream or table; undefined where the ARN is not of that form. */
    readonly name: string | undefined;
    /** Name of the registered consumer, for the ARN of one. */
    readonly registration: string | undefined;
    /** Whether it is the ARN of a table and not of its stream. */
    readonly isTable: boolean;
}
/** The same for what a consumer reads. */
export declare function parseSourceArn(text: string): SourceArn | undefined;
