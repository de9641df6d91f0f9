-- The health of an IstioGateway (istio.alibabacloud.com) for Argo CD. It says what ASM reports, not who can reach the gateway.
--
-- The names of the status fields come from the vendor's Go types, https://github.com/aliyun/alibabacloud-servicemesh-api. The values of
-- Status are not published. They are inferred from https://github.com/banzaicloud/istio-operator, so only Available counts as healthy, and
-- a value that is not listed here counts as progressing. The status has no observedGeneration: it may be about the spec before a change.
local status = obj.status or {}
local spec = obj.spec or {}
local has_address = status.GatewayAddress ~= nil and status.GatewayAddress[1] ~= nil and status.GatewayAddress[1] ~= ""
local needs_address = spec.gatewayType ~= "egress" and (spec.serviceType or "LoadBalancer") == "LoadBalancer"

if status.ErrorMessage ~= nil and status.ErrorMessage ~= "" then
  return { status = "Degraded", message = status.ErrorMessage }
end
if status.Status == "ReconcileFailed" then
  return { status = "Degraded", message = "ASM reports ReconcileFailed without an error message" }
end
if status.Status == nil or status.Status == "" then
  return { status = "Progressing", message = "ASM has not reported a status" }
end
if status.Status ~= "Available" then
  return { status = "Progressing", message = "ASM reports " .. status.Status }
end
if needs_address and not has_address then
  return { status = "Progressing", message = "ASM reports Available, but no load balancer address" }
end
return { status = "Healthy", message = "ASM reports Available" }
