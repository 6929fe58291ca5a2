import { z } from "zod";

export const Course = z.object({ heading: z.number().min(0).max(359), knots: z.number().positive() });
export type Course = z.infer<typeof Course>;

enum Wind {
  Head = "head wind",
  Tail = "tail wind",
}

export function describe(course: Course): string {
  const wind = course.heading < 180 ? Wind.Head : Wind.Tail;
  return `${course.knots} kn at ${course.heading} degrees, ${wind}`;
}
