import { expect, test } from "vitest";
import { joinFlowed } from "../../../shared/domain/mail/flowed-text.ts";

test.each([
  ["a line that ends in a blank goes on", "I sent \nit today.", "I sent it today."],
  ["with Windows line ends too", "I sent \r\nit today.\r\nThanks", "I sent it today.\nThanks"],
  ["other lines end", "one\ntwo\n\nthree", "one\ntwo\n\nthree"],
  ["the stuffed blank is taken away", " >no quote\n From here", ">no quote\nFrom here"],
  ["an indented line keeps its other blanks", "   indented", "  indented"],
  ["the line above a signature stays", "Bye \n-- \nTom", "Bye \n-- \nTom"],
  ["so it does in a quote", "> Bye\n> -- \n> Tom", "> Bye\n> -- \n> Tom"],
  ["quoted lines go on within their depth", "> one \n> two\n>> three \n>> four", "> one two\n>> three four"],
  ["a line never goes on in another depth", "> one \nanswer", "> one \nanswer"],
  ["an empty line stays one", "one \n\ntwo", "one \n\ntwo"],
  ["a text that ends in a flowed line", "one ", "one "],
  ["an empty text", "", ""],
])("%s", (_, flowed, text) => {
  expect(joinFlowed(flowed, false)).toBe(text);
});

test.each([
  ["我的充值 \n没有到账。", "我的充值没有到账。"],
  ["I sent  \nit today.", "I sent it today."],
  ["> 0607f625 \n> 30b68cfc", "> 0607f62530b68cfc"],
])("with delsp the last blank is the mail program's: %j", (flowed, text) => {
  expect(joinFlowed(flowed, true)).toBe(text);
});
