const { Client, GatewayIntentBits } = require("discord.js");
const OpenAI = require("openai").default;

const ai = new OpenAI();
const bot = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent],
});
bot.on("messageCreate", async (m) => {
  if (m.author.bot) return;
  const r = await ai.chat.completions.create({ model: "gpt-4o-mini", messages: [{ role: "user", content: m.content }] });
  await m.reply(r.choices[0].message.content);
});
bot.login(process.env.DISCORD_TOKEN);
