import { post } from "./client";
import type { CreatedClient } from "./types";

/** Without a password the answer carries an invitation link. */
export function createClient(client: {
  name: string;
  email: string;
  phoneNumber?: string;
  password?: string;
}): Promise<CreatedClient> {
  return post("/api/clients", client);
}
