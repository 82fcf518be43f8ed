import * as http from "node:http";
import * as https from "node:https";

/**
 * Stands before an emulator as a TLS-terminating load balancer stands before a server: passes everything on and says, by
 * `X-Forwarded-Proto: https`, that it came over TLS. The deployed policies refuse everything else, as they must, and an emulator on
 * localhost speaks plain HTTP.
 *
 * @param {string} target the emulator's URL
 * @returns {Promise<{ url: string, close: () => void }>} where to reach it now
 */
export function secureFront(target) {
  const { protocol, hostname, port } = new URL(target);
  const client = protocol === "https:" ? https : http;
  const agent = new client.Agent({ keepAlive: true });
  const server = http.createServer((request, response) => {
    const headers = { ...request.headers, "x-forwarded-proto": "https" };
    const options = { agent, hostname, port, method: request.method, path: request.url, headers };
    const onward = client.request(options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on("error", (problem) => {
      if (!response.headersSent) response.writeHead(502);
      response.end(`the emulator does not answer: ${problem.message}`);
    });
    request.pipe(onward);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = server.address();
      const close = () => {
        server.closeAllConnections();
        server.close();
        agent.destroy();
      };
      resolve({ url: `http://127.0.0.1:${typeof address === "object" ? address?.port : address}`, close });
    });
  });
}
