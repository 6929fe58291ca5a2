const { z } = require("zod");
const signal = require("./lib/signal");

const Message = z.object({ to: z.string(), text: z.string() });

function main() {
  const message = Message.parse({ to: "lighthouse", text: "sos" });
  console.log(`${message.to}: ${signal.morse(message.text)}`);
}

main();
