import os

import discord
from discord.ext import commands
from openai import AsyncOpenAI

intents = discord.Intents.default()
intents.message_content = True
bot = commands.Bot(command_prefix="!", intents=intents)
ai = AsyncOpenAI()


@bot.command()
async def ask(ctx, *, question: str):
    r = await ai.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": question}])
    await ctx.reply(r.choices[0].message.content[:2000])


bot.run(os.environ["DISCORD_TOKEN"])
