/** An answer that is a whole text, before anything carries it. */
export interface TextAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

export const textResponse = ({ status, headers, body }: TextAnswer): Response => new Response(body, { status, headers })
