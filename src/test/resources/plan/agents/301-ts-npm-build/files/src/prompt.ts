export const prompt = (topic: string): string => `Two lines on ${topic}`;
