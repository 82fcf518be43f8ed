/** Speaks Trino's protocol: a statement is posted, and its pages are followed to the end. */

const headers = {
  "X-Trino-User": "sms-trail",
  "X-Trino-Catalog": "hive",
  "X-Trino-Schema": "logs",
  "X-Trino-Time-Zone": "UTC",
};

async function page(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`Trino answers ${response.status} to ${url}`);
  return response.json();
}

/** Rows of a statement; throws with Trino's message. A server that is still starting is asked again. */
export async function ask(server, sql) {
  for (let attempt = 1; ; attempt += 1) {
    const rows = [];
    let current = await page(`${server}/v1/statement`, { method: "POST", headers, body: sql });
    for (;;) {
      rows.push(...(current.data ?? []));
      if (current.error !== undefined || current.nextUri === undefined) break;
      current = await page(current.nextUri);
    }
    if (current.error === undefined) return rows;
    const starting =
      current.error.errorName === "NO_NODES_AVAILABLE" || current.error.errorName === "SERVER_STARTING_UP";
    if (!starting || attempt === 30) throw new Error(`${current.error.message}\n${sql}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Whether the server takes statements. */
export async function isReady(server) {
  try {
    return (await page(`${server}/v1/info`)).starting === false;
  } catch {
    return false;
  }
}
