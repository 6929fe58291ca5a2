const { GoogleGenAI } = require("@google/genai");
const { shout } = require("../lib");

async function main() {
  const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY });
  const r = await ai.models.generateContent({ model: "gemini-2.5-flash", contents: "hi" });
  console.log(shout(r.text));
}
main();
