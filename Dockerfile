# The command asm-gateway as an image, for lint and explain. It contains no kubectl. In a checkout:
#   npm ci && npx projen compile && npm pack
#   docker build --tag asm-gateway .
#   docker run --rm --volume "$PWD:/manifests:ro" asm-gateway lint .
FROM node:22-slim
COPY cdk8s-asm-gateway-*.tgz /tmp/package.tgz
RUN npm install --global --legacy-peer-deps --no-audit --no-fund --cache /tmp/npm /tmp/package.tgz && rm -r /tmp/npm /tmp/package.tgz
USER node
WORKDIR /manifests
ENTRYPOINT ["asm-gateway"]
CMD ["--help"]
