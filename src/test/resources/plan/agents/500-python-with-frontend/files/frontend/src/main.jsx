import React from "react";

export default function App() {
  return <p>Ask</p>;
}
