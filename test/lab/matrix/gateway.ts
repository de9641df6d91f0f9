/** Stands for a gateway pod where only the path counts: answers each request with the address it saw. */
import { createServer } from 'http';

createServer((request, response) => {
  response.setHeader('connection', 'close');
  response.end((request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''));
}).listen(Number(process.argv[2] ?? '80'), '0.0.0.0');
