import * as z from "zod/mini";

// The content security policy forbids code generation at run time and reports each attempt.
z.config({ jitless: true });

export { z };
