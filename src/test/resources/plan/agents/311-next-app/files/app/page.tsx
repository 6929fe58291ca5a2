export default function Page() {
  return <p>Agent</p>;
}
