import express, { type Request, type Response } from "express";
import { Course, describe } from "./course.js";

const app = express();
app.use(express.json());

app.get("/health", (_request: Request, response: Response) => {
  response.json({ status: "ok" });
});

app.post("/course", (request: Request, response: Response) => {
  const course = Course.safeParse(request.body);
  if (!course.success) {
    response.status(400).json({ error: "a course has a heading and knots" });
    return;
  }
  response.json({ course: describe(course.data) });
});

const port = Number(process.env.PORT ?? 3000);
app.listen(port, () => console.log(`pilot listens on ${port}`));
