import { expect, test } from "vitest";
import { ask } from "./agent.js";

test("ask", () => expect(ask).toBeTypeOf("function"));
