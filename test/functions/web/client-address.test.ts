import { expect, test } from "vitest";
import { subscriberOf } from "../../../functions/web/client-address.ts";

const subscribers: readonly (readonly [string, string])[] = [
  ["192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:0DB8:0001:0002::", "2001:db8:1:2"],
  ["2001:db8:1:2::ffff", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["::ffff:192.0.2.1", "0:0:0:0"],
  ["", ""],
];

test.each(subscribers)("%s is counted as %s", (address, counted) => {
  expect(subscriberOf(address)).toBe(counted);
});
