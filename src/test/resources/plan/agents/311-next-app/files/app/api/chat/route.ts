import { anthropic } from "@ai-sdk/anthropic";
import { streamText } from "ai";

export async function POST(req: Request) {
  const { messages } = await req.json();
  return streamText({ model: anthropic("claude-sonnet-4-5"), messages }).toDataStreamResponse();
}
