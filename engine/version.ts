/** Named in every decision, so that a replay knows which engine answered. */
export const ENGINE_VERSION = '1.0.0'
