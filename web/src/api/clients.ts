import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";

const one = (id: string) => ({ params: { path: { id } } });

/** All clients by name, or those that match `q`, page by page. */
export const clientPagesQuery = (q = "") =>
  infiniteQueryOptions({
    queryKey: keys.clients.pages(q),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/clients", {
          params: { query: { q, limit: "50", cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor || undefined,
  });

/** The first few clients that match `q`, for a choice. */
export const clientChoicesQuery = (q: string) =>
  queryOptions({
    queryKey: keys.clients.choices(q),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/clients", { params: { query: { q, limit: "20" } }, signal })),
    staleTime: 30_000,
  });

export const clientQuery = (id: string) =>
  queryOptions({
    queryKey: keys.clients.one(id),
    queryFn: ({ signal }) => unwrap(api.GET("/api/clients/{id}", { ...one(id), signal })),
  });

/** Creates a client. Without a password the response has an invitation link. */
export const createClient = (client: {
  name: string;
  email: string;
  phoneNumber?: string;
  password?: string;
}) => unwrap(api.POST("/api/clients", { body: client }));

export const updateClient = (
  id: string,
  change: { name?: string; email?: string; phoneNumber?: string | null },
) => unwrap(api.PATCH("/api/clients/{id}", { ...one(id), body: change }));

/** Deletes a client without calls. The server refuses others with `client-has-calls`. */
export const deleteClient = (id: string) => unwrap(api.DELETE("/api/clients/{id}", one(id)));

export const suspendClient = (id: string) => unwrap(api.POST("/api/clients/{id}/suspend", one(id)));

export const resumeClient = (id: string) => unwrap(api.POST("/api/clients/{id}/resume", one(id)));

/** Creates a new invitation link for a client without a password. The old link stops working. */
export const renewInvitation = (id: string) =>
  unwrap(api.POST("/api/clients/{id}/invitation", one(id)));

/** Creates a reset link for a client who forgot the password. */
export const makeResetLink = (id: string) =>
  unwrap(api.POST("/api/clients/{id}/reset-link", one(id)));

export const assignAgent = (clientId: string, agentId: string) =>
  unwrap(api.POST("/api/clients/{id}/agents", { ...one(clientId), body: { agentId } }));

export const removeAgent = (clientId: string, agentId: string) =>
  unwrap(
    api.DELETE("/api/clients/{id}/agents/{agentId}", {
      params: { path: { id: clientId, agentId } },
    }),
  );
