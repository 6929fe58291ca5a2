const { titles } = require("./scraper");
// const _ = require("lodash");
const HELP = `Put require("left-pad") on top`;

async function main() {
  const { default: OpenAI } = await import("openai");
  const list = await titles("https://example.com");
  const r = await new OpenAI().responses.create({ model: "gpt-4o-mini", input: list.join("\n") + HELP });
  console.log(r.output_text);
}

if (require.main === module) main();
