import * as z from "zod/mini";

// The content security policy allows no code made at run time, and reports each attempt.
z.config({ jitless: true });

export { z };
