/**
 * The headers by which other machines know our mails as automatic (RFC 3834 section 5) and do not answer them.
 * `answersMail`: the notice answers a mail rather than a form. `loopId`: our own address, by which we know a mail of
 * ours that comes back. No `Precedence`: some servers put such mail into the spam folder.
 */
export const noticeHeaders = ({
  answersMail,
  loopId,
}: {
  answersMail: boolean;
  loopId: string;
}): Record<string, string> => ({
  "Auto-Submitted": answersMail ? "auto-replied" : "auto-generated",
  "X-Auto-Response-Suppress": "All",
  "X-Loop": loopId,
});
