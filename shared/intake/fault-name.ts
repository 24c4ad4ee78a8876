/** The name of a thrown value, for a log line: messages of other software may carry anything. */
export const nameOf = (fault: unknown): string => (fault instanceof Error ? fault.name : typeof fault);
