import { Client } from "pg";

const client = new Client();

export async function handler(event: { Records: { eventID: string; body: string }[] }) {
  for (const record of event.Records) {
    await client.query(
      `INSERT INTO orders (id, body) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body`,
      [record.eventID, record.body],
    );
  }
}
