import { Link } from "@tanstack/react-router";
import type { Part } from "./sentences";

/**
 * An entry as a sentence. Names from users are isolated, so that right-to-left text affects nothing
 * else.
 */
export function Sentence({ parts, linkClients }: { parts: Part[]; linkClients: boolean }) {
  return (
    <p className="break-words leading-5 [overflow-wrap:anywhere]">
      {parts.map((part, index) => (
        <Piece key={index} part={part} linkClients={linkClients} />
      ))}
    </p>
  );
}

function Piece({ part, linkClients }: { part: Part; linkClients: boolean }) {
  switch (part.kind) {
    case "text":
      return part.text;
    case "id":
      return <bdi className="font-mono text-ink-soft text-xs">{part.text}</bdi>;
    case "client":
      if (!linkClients) return <bdi className="font-medium">{part.text}</bdi>;
      return (
        <Link
          to="/operator/clients/$clientId"
          params={{ clientId: part.clientId }}
          className="font-medium hover:underline"
        >
          <bdi>{part.text}</bdi>
        </Link>
      );
    default:
      return <bdi className="font-medium">{part.text}</bdi>;
  }
}
