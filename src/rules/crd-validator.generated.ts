// @ts-nocheck
// Generated from crds/istiogateways.yaml by `npx projen embed-schema`. Do not edit.

"use strict";
export const validate = validate21;
const schema6 = {"type":"object","required":["metadata"],"additionalProperties":false,"properties":{"apiVersion":{"$ref":"#/$defs/part0"},"kind":{"$ref":"#/$defs/part1"},"metadata":{"$ref":"#/$defs/part4"},"spec":{"$ref":"#/$defs/part64"},"status":{}},"$defs":{"part0":{"enum":["istio.alibabacloud.com/v1beta1","istio.alibabacloud.com/v1"]},"part1":{"enum":["IstioGateway"]},"part2":{"type":"string"},"part3":{"type":"object"},"part4":{"type":"object","additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/part2"},"namespace":{"$ref":"#/$defs/part2"},"labels":{"$ref":"#/$defs/part3"},"annotations":{"$ref":"#/$defs/part3"},"creationTimestamp":{},"deletionGracePeriodSeconds":{},"deletionTimestamp":{},"finalizers":{},"generateName":{},"generation":{},"managedFields":{},"ownerReferences":{},"resourceVersion":{},"selfLink":{},"uid":{}}},"part5":{"type":"string","enum":["ingress","egress","cross-network"]},"part6":{"type":"array","items":{"$ref":"#/$defs/part2"}},"part7":{"type":"integer"},"part8":{"type":"boolean"},"part9":{"type":"string","enum":["ClusterIP","NodePort","LoadBalancer"]},"part10":{"type":"string","enum":["Cluster","Local"]},"part11":{"type":"object","additionalProperties":{"$ref":"#/$defs/part2"}},"part12":{"type":"object","properties":{"name":{"$ref":"#/$defs/part2"}},"required":["name"],"additionalProperties":false},"part13":{"type":"array","items":{"$ref":"#/$defs/part12"}},"part14":{"anyOf":[{"type":"integer"},{"type":"string"}],"pattern":"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$","type":["integer","string"]},"part15":{"type":"object","additionalProperties":{"$ref":"#/$defs/part14"}},"part16":{"type":"object","properties":{"claims":{"$ref":"#/$defs/part13"},"limits":{"$ref":"#/$defs/part15"},"requests":{"$ref":"#/$defs/part15"}},"additionalProperties":false},"part17":{"type":"object","properties":{"enabled":{"$ref":"#/$defs/part8"},"image":{"$ref":"#/$defs/part2"},"resources":{"$ref":"#/$defs/part16"}},"additionalProperties":false},"part18":{"type":"object","properties":{"key":{"$ref":"#/$defs/part2"},"name":{"$ref":"#/$defs/part2"},"optional":{"$ref":"#/$defs/part8"}},"required":["key"],"additionalProperties":false},"part19":{"type":"object","properties":{"apiVersion":{"$ref":"#/$defs/part2"},"fieldPath":{"$ref":"#/$defs/part2"}},"required":["fieldPath"],"additionalProperties":false},"part20":{"type":"object","properties":{"containerName":{"$ref":"#/$defs/part2"},"divisor":{"$ref":"#/$defs/part14"},"resource":{"$ref":"#/$defs/part2"}},"required":["resource"],"additionalProperties":false},"part21":{"type":"object","properties":{"configMapKeyRef":{"$ref":"#/$defs/part18"},"fieldRef":{"$ref":"#/$defs/part19"},"resourceFieldRef":{"$ref":"#/$defs/part20"},"secretKeyRef":{"$ref":"#/$defs/part18"}},"additionalProperties":false},"part22":{"type":"object","properties":{"name":{"$ref":"#/$defs/part2"},"value":{"$ref":"#/$defs/part2"},"valueFrom":{"$ref":"#/$defs/part21"}},"required":["name"],"additionalProperties":false},"part23":{"type":"array","items":{"$ref":"#/$defs/part22"}},"part24":{"anyOf":[{"type":"integer"},{"type":"string"}],"type":["integer","string"]},"part25":{"type":"object","properties":{"appProtocol":{"$ref":"#/$defs/part2"},"name":{"$ref":"#/$defs/part2"},"nodePort":{"$ref":"#/$defs/part7"},"port":{"$ref":"#/$defs/part7"},"protocol":{"$ref":"#/$defs/part2"},"targetPort":{"$ref":"#/$defs/part24"}},"required":["port"],"additionalProperties":false},"part26":{"type":"array","items":{"$ref":"#/$defs/part25"}},"part27":{"type":"object","properties":{"key":{"$ref":"#/$defs/part2"},"operator":{"$ref":"#/$defs/part2"},"values":{"$ref":"#/$defs/part6"}},"required":["key","operator"],"additionalProperties":false},"part28":{"type":"array","items":{"$ref":"#/$defs/part27"}},"part29":{"type":"object","properties":{"matchExpressions":{"$ref":"#/$defs/part28"},"matchFields":{"$ref":"#/$defs/part28"}},"additionalProperties":false},"part30":{"type":"object","properties":{"preference":{"$ref":"#/$defs/part29"},"weight":{"$ref":"#/$defs/part7"}},"required":["preference","weight"],"additionalProperties":false},"part31":{"type":"array","items":{"$ref":"#/$defs/part30"}},"part32":{"type":"array","items":{"$ref":"#/$defs/part29"}},"part33":{"type":"object","properties":{"nodeSelectorTerms":{"$ref":"#/$defs/part32"}},"required":["nodeSelectorTerms"],"additionalProperties":false},"part34":{"type":"object","properties":{"preferredDuringSchedulingIgnoredDuringExecution":{"$ref":"#/$defs/part31"},"requiredDuringSchedulingIgnoredDuringExecution":{"$ref":"#/$defs/part33"}},"additionalProperties":false},"part35":{"type":"object","properties":{"matchExpressions":{"$ref":"#/$defs/part28"},"matchLabels":{"$ref":"#/$defs/part11"}},"additionalProperties":false},"part36":{"type":"object","properties":{"labelSelector":{"$ref":"#/$defs/part35"},"namespaceSelector":{"$ref":"#/$defs/part35"},"namespaces":{"$ref":"#/$defs/part6"},"topologyKey":{"$ref":"#/$defs/part2"}},"required":["topologyKey"],"additionalProperties":false},"part37":{"type":"object","properties":{"podAffinityTerm":{"$ref":"#/$defs/part36"},"weight":{"$ref":"#/$defs/part7"}},"required":["podAffinityTerm","weight"],"additionalProperties":false},"part38":{"type":"array","items":{"$ref":"#/$defs/part37"}},"part39":{"type":"array","items":{"$ref":"#/$defs/part36"}},"part40":{"type":"object","properties":{"preferredDuringSchedulingIgnoredDuringExecution":{"$ref":"#/$defs/part38"},"requiredDuringSchedulingIgnoredDuringExecution":{"$ref":"#/$defs/part39"}},"additionalProperties":false},"part41":{"type":"object","properties":{"nodeAffinity":{"$ref":"#/$defs/part34"},"podAffinity":{"$ref":"#/$defs/part40"},"podAntiAffinity":{"$ref":"#/$defs/part40"}},"additionalProperties":false},"part42":{"type":"object","properties":{"effect":{"$ref":"#/$defs/part2"},"key":{"$ref":"#/$defs/part2"},"operator":{"$ref":"#/$defs/part2"},"tolerationSeconds":{"$ref":"#/$defs/part7"},"value":{"$ref":"#/$defs/part2"}},"additionalProperties":false},"part43":{"type":"array","items":{"$ref":"#/$defs/part42"}},"part44":{"type":"object","properties":{"name":{"$ref":"#/$defs/part2"},"secretName":{"$ref":"#/$defs/part2"},"mountPath":{"$ref":"#/$defs/part2"}},"additionalProperties":false},"part45":{"type":"array","items":{"$ref":"#/$defs/part44"}},"part46":{"type":"object","properties":{"name":{"$ref":"#/$defs/part2"},"configMapName":{"$ref":"#/$defs/part2"},"mountPath":{"$ref":"#/$defs/part2"}},"additionalProperties":false},"part47":{"type":"array","items":{"$ref":"#/$defs/part46"}},"part48":{"type":"object","properties":{"targetAverageUtilization":{"$ref":"#/$defs/part7"}},"additionalProperties":false},"part49":{"type":"object","properties":{"net.core.somaxconn":{"$ref":"#/$defs/part2"},"net.core.netdev_max_backlog":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_rmem":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_wmem":{"$ref":"#/$defs/part2"},"net.ipv4.ip_local_port_range":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_fin_timeout":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_tw_timeout":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_tw_reuse":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_tw_recycle":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_timestamps":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_retries2":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_slow_start_after_idle":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_max_orphans":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_max_syn_backlog":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_no_metrics_save":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_autocorking":{"$ref":"#/$defs/part2"},"kernel.printk":{"$ref":"#/$defs/part2"},"vm.swappiness":{"$ref":"#/$defs/part2"}},"additionalProperties":false},"part50":{"type":"object","properties":{"enabled":{"$ref":"#/$defs/part8"},"parameters":{"$ref":"#/$defs/part49"}},"additionalProperties":false},"part51":{"type":"integer","minimum":0},"part52":{"type":"object","properties":{"memory_level":{"$ref":"#/$defs/part51"},"compression_level":{"$ref":"#/$defs/part2"},"compression_strategy":{"$ref":"#/$defs/part2"},"window_bits":{"$ref":"#/$defs/part51"},"chunk_size":{"$ref":"#/$defs/part51"}},"additionalProperties":false},"part53":{"type":"object","properties":{"enabled":{"$ref":"#/$defs/part8"},"min_content_length":{"$ref":"#/$defs/part51"},"content_type":{"$ref":"#/$defs/part6"},"disable_on_etag_header":{"$ref":"#/$defs/part8"},"remove_accept_encoding_header":{"$ref":"#/$defs/part8"},"gzip":{"$ref":"#/$defs/part52"}},"additionalProperties":false},"part54":{"type":"object","properties":{"command":{"$ref":"#/$defs/part6"}},"additionalProperties":false},"part55":{"type":"object","properties":{"name":{"$ref":"#/$defs/part2"},"value":{"$ref":"#/$defs/part2"}},"required":["name","value"],"additionalProperties":false},"part56":{"type":"array","items":{"$ref":"#/$defs/part55"}},"part57":{"type":"object","properties":{"host":{"$ref":"#/$defs/part2"},"httpHeaders":{"$ref":"#/$defs/part56"},"path":{"$ref":"#/$defs/part2"},"port":{"$ref":"#/$defs/part24"},"scheme":{"$ref":"#/$defs/part2"}},"required":["port"],"additionalProperties":false},"part58":{"type":"object","properties":{"host":{"$ref":"#/$defs/part2"},"port":{"$ref":"#/$defs/part24"}},"required":["port"],"additionalProperties":false},"part59":{"type":"object","properties":{"exec":{"$ref":"#/$defs/part54"},"httpGet":{"$ref":"#/$defs/part57"},"tcpSocket":{"$ref":"#/$defs/part58"}},"additionalProperties":false},"part60":{"type":"object","properties":{"postStart":{"$ref":"#/$defs/part59"},"preStop":{"$ref":"#/$defs/part59"}},"additionalProperties":false},"part61":{"type":"object","properties":{"failureThreshold":{"$ref":"#/$defs/part7"},"periodSeconds":{"$ref":"#/$defs/part7"},"successThreshold":{"$ref":"#/$defs/part7"}},"additionalProperties":false},"part62":{"type":"object","properties":{"replicaCount":{"$ref":"#/$defs/part7"},"autoscaleEnabled":{"$ref":"#/$defs/part8"},"minReplicas":{"$ref":"#/$defs/part7"},"maxReplicas":{"$ref":"#/$defs/part7"},"serviceType":{"$ref":"#/$defs/part9"},"loadBalancerClass":{"$ref":"#/$defs/part2"},"loadBalancerIP":{"$ref":"#/$defs/part2"},"externalTrafficPolicy":{"$ref":"#/$defs/part10"},"serviceAnnotations":{"$ref":"#/$defs/part11"},"podAnnotations":{"$ref":"#/$defs/part11"},"serviceLabels":{"$ref":"#/$defs/part11"},"podLabels":{"$ref":"#/$defs/part11"},"sds":{"$ref":"#/$defs/part17"},"resources":{"$ref":"#/$defs/part16"},"env":{"$ref":"#/$defs/part23"},"ports":{"$ref":"#/$defs/part26"},"meshExpansionPorts":{"$ref":"#/$defs/part26"},"nodeSelector":{"$ref":"#/$defs/part11"},"applicationPorts":{"$ref":"#/$defs/part2"},"requestedNetworkView":{"$ref":"#/$defs/part2"},"affinity":{"$ref":"#/$defs/part41"},"tolerations":{"$ref":"#/$defs/part43"},"secretVolumes":{"$ref":"#/$defs/part45"},"configVolumes":{"$ref":"#/$defs/part47"},"rollingMaxSurge":{"$ref":"#/$defs/part2"},"rollingMaxUnavailable":{"$ref":"#/$defs/part2"},"cpu":{"$ref":"#/$defs/part48"},"memory":{"$ref":"#/$defs/part48"},"kernel":{"$ref":"#/$defs/part50"},"compression":{"$ref":"#/$defs/part53"},"runAsRoot":{"$ref":"#/$defs/part8"},"lifecycle":{"$ref":"#/$defs/part60"},"readinessProbe":{"$ref":"#/$defs/part61"},"hostNetwork":{"$ref":"#/$defs/part8"},"dnsPolicy":{"$ref":"#/$defs/part2"},"autoCreateGatewayYaml":{"$ref":"#/$defs/part8"},"disableContainerPortExposed":{"$ref":"#/$defs/part8"}},"additionalProperties":false},"part63":{"type":"object","additionalProperties":{"$ref":"#/$defs/part62"}},"part64":{"type":"object","properties":{"gatewayType":{"$ref":"#/$defs/part5"},"clusterIds":{"$ref":"#/$defs/part6"},"replicaCount":{"$ref":"#/$defs/part7"},"autoscaleEnabled":{"$ref":"#/$defs/part8"},"minReplicas":{"$ref":"#/$defs/part7"},"maxReplicas":{"$ref":"#/$defs/part7"},"serviceType":{"$ref":"#/$defs/part9"},"loadBalancerClass":{"$ref":"#/$defs/part2"},"loadBalancerIP":{"$ref":"#/$defs/part2"},"externalTrafficPolicy":{"$ref":"#/$defs/part10"},"serviceAnnotations":{"$ref":"#/$defs/part11"},"podAnnotations":{"$ref":"#/$defs/part11"},"serviceLabels":{"$ref":"#/$defs/part11"},"podLabels":{"$ref":"#/$defs/part11"},"sds":{"$ref":"#/$defs/part17"},"resources":{"$ref":"#/$defs/part16"},"env":{"$ref":"#/$defs/part23"},"ports":{"$ref":"#/$defs/part26"},"meshExpansionPorts":{"$ref":"#/$defs/part26"},"nodeSelector":{"$ref":"#/$defs/part11"},"applicationPorts":{"$ref":"#/$defs/part2"},"requestedNetworkView":{"$ref":"#/$defs/part2"},"affinity":{"$ref":"#/$defs/part41"},"tolerations":{"$ref":"#/$defs/part43"},"secretVolumes":{"$ref":"#/$defs/part45"},"configVolumes":{"$ref":"#/$defs/part47"},"rollingMaxSurge":{"$ref":"#/$defs/part2"},"rollingMaxUnavailable":{"$ref":"#/$defs/part2"},"cpu":{"$ref":"#/$defs/part48"},"memory":{"$ref":"#/$defs/part48"},"kernel":{"$ref":"#/$defs/part50"},"compression":{"$ref":"#/$defs/part53"},"runAsRoot":{"$ref":"#/$defs/part8"},"lifecycle":{"$ref":"#/$defs/part60"},"readinessProbe":{"$ref":"#/$defs/part61"},"hostNetwork":{"$ref":"#/$defs/part8"},"dnsPolicy":{"$ref":"#/$defs/part2"},"autoCreateGatewayYaml":{"$ref":"#/$defs/part8"},"disableContainerPortExposed":{"$ref":"#/$defs/part8"},"overrides":{"$ref":"#/$defs/part63"}},"additionalProperties":false}}};
const schema7 = {"enum":["istio.alibabacloud.com/v1beta1","istio.alibabacloud.com/v1"]};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((data === "istio.alibabacloud.com/v1beta1") || (data === "istio.alibabacloud.com/v1"))){
const err0 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema7.enum},message:"must be equal to one of the allowed values",schema:schema7.enum,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

const schema8 = {"enum":["IstioGateway"]};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(data === "IstioGateway")){
const err0 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema8.enum},message:"must be equal to one of the allowed values",schema:schema8.enum,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}

const schema9 = {"type":"object","additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/part2"},"namespace":{"$ref":"#/$defs/part2"},"labels":{"$ref":"#/$defs/part3"},"annotations":{"$ref":"#/$defs/part3"},"creationTimestamp":{},"deletionGracePeriodSeconds":{},"deletionTimestamp":{},"finalizers":{},"generateName":{},"generation":{},"managedFields":{},"ownerReferences":{},"resourceVersion":{},"selfLink":{},"uid":{}}};
const func2 = Object.prototype.hasOwnProperty;
const schema10 = {"type":"string"};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema10.type,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}

const schema11 = {"type":"object"};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}


function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema9.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
if(!(validate27(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.namespace !== undefined){
if(!(validate27(data.namespace, {instancePath:instancePath+"/namespace",parentData:data,parentDataProperty:"namespace",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.labels !== undefined){
if(!(validate30(data.labels, {instancePath:instancePath+"/labels",parentData:data,parentDataProperty:"labels",rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.annotations !== undefined){
if(!(validate30(data.annotations, {instancePath:instancePath+"/annotations",parentData:data,parentDataProperty:"annotations",rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema9.type,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}

const schema12 = {"type":"object","properties":{"gatewayType":{"$ref":"#/$defs/part5"},"clusterIds":{"$ref":"#/$defs/part6"},"replicaCount":{"$ref":"#/$defs/part7"},"autoscaleEnabled":{"$ref":"#/$defs/part8"},"minReplicas":{"$ref":"#/$defs/part7"},"maxReplicas":{"$ref":"#/$defs/part7"},"serviceType":{"$ref":"#/$defs/part9"},"loadBalancerClass":{"$ref":"#/$defs/part2"},"loadBalancerIP":{"$ref":"#/$defs/part2"},"externalTrafficPolicy":{"$ref":"#/$defs/part10"},"serviceAnnotations":{"$ref":"#/$defs/part11"},"podAnnotations":{"$ref":"#/$defs/part11"},"serviceLabels":{"$ref":"#/$defs/part11"},"podLabels":{"$ref":"#/$defs/part11"},"sds":{"$ref":"#/$defs/part17"},"resources":{"$ref":"#/$defs/part16"},"env":{"$ref":"#/$defs/part23"},"ports":{"$ref":"#/$defs/part26"},"meshExpansionPorts":{"$ref":"#/$defs/part26"},"nodeSelector":{"$ref":"#/$defs/part11"},"applicationPorts":{"$ref":"#/$defs/part2"},"requestedNetworkView":{"$ref":"#/$defs/part2"},"affinity":{"$ref":"#/$defs/part41"},"tolerations":{"$ref":"#/$defs/part43"},"secretVolumes":{"$ref":"#/$defs/part45"},"configVolumes":{"$ref":"#/$defs/part47"},"rollingMaxSurge":{"$ref":"#/$defs/part2"},"rollingMaxUnavailable":{"$ref":"#/$defs/part2"},"cpu":{"$ref":"#/$defs/part48"},"memory":{"$ref":"#/$defs/part48"},"kernel":{"$ref":"#/$defs/part50"},"compression":{"$ref":"#/$defs/part53"},"runAsRoot":{"$ref":"#/$defs/part8"},"lifecycle":{"$ref":"#/$defs/part60"},"readinessProbe":{"$ref":"#/$defs/part61"},"hostNetwork":{"$ref":"#/$defs/part8"},"dnsPolicy":{"$ref":"#/$defs/part2"},"autoCreateGatewayYaml":{"$ref":"#/$defs/part8"},"disableContainerPortExposed":{"$ref":"#/$defs/part8"},"overrides":{"$ref":"#/$defs/part63"}},"additionalProperties":false};
const schema13 = {"type":"string","enum":["ingress","egress","cross-network"]};

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "ingress") || (data === "egress")) || (data === "cross-network"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema13.enum},message:"must be equal to one of the allowed values",schema:schema13.enum,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}

const schema14 = {"type":"array","items":{"$ref":"#/$defs/part2"}};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate27(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema14.type,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}

const schema15 = {"type":"integer"};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}

const schema16 = {"type":"boolean"};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "boolean"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}

const schema17 = {"type":"string","enum":["ClusterIP","NodePort","LoadBalancer"]};

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.type,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "ClusterIP") || (data === "NodePort")) || (data === "LoadBalancer"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema17.enum},message:"must be equal to one of the allowed values",schema:schema17.enum,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate46.errors = vErrors;
return errors === 0;
}

const schema18 = {"type":"string","enum":["Cluster","Local"]};

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.type,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data === "Cluster") || (data === "Local"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema18.enum},message:"must be equal to one of the allowed values",schema:schema18.enum,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate50.errors = vErrors;
return errors === 0;
}

const schema19 = {"type":"object","additionalProperties":{"$ref":"#/$defs/part2"}};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(validate27(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema19.type,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}

const schema20 = {"type":"object","properties":{"enabled":{"$ref":"#/$defs/part8"},"image":{"$ref":"#/$defs/part2"},"resources":{"$ref":"#/$defs/part16"}},"additionalProperties":false};
const schema21 = {"type":"object","properties":{"claims":{"$ref":"#/$defs/part13"},"limits":{"$ref":"#/$defs/part15"},"requests":{"$ref":"#/$defs/part15"}},"additionalProperties":false};
const schema22 = {"type":"array","items":{"$ref":"#/$defs/part12"}};
const schema23 = {"type":"object","properties":{"name":{"$ref":"#/$defs/part2"}},"required":["name"],"additionalProperties":false};

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema23.required,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "name")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
if(!(validate27(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.type,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate63.errors = vErrors;
return errors === 0;
}


function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate63(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate62.errors = vErrors;
return errors === 0;
}

const schema24 = {"type":"object","additionalProperties":{"$ref":"#/$defs/part14"}};
const schema25 = {"anyOf":[{"type":"integer"},{"type":"string"}],"pattern":"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$","type":["integer","string"]};
const pattern0 = new RegExp("^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$", "u");

function validate68(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))) && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema25.type},message:"must be integer,string",schema:schema25.type,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err1 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema25.anyOf[0].type,parentSchema:schema25.anyOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs4 = errors;
if(typeof data !== "string"){
const err2 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.anyOf[1].type,parentSchema:schema25.anyOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema25.anyOf,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(typeof data === "string"){
if(!pattern0.test(data)){
const err4 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$"},message:"must match pattern \""+"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$"+"\"",schema:"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$",parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
validate68.errors = vErrors;
return errors === 0;
}


function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(validate68(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema24.type,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}


function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "claims") || (key0 === "limits")) || (key0 === "requests"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.claims !== undefined){
if(!(validate62(data.claims, {instancePath:instancePath+"/claims",parentData:data,parentDataProperty:"claims",rootData}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
}
if(data.limits !== undefined){
if(!(validate67(data.limits, {instancePath:instancePath+"/limits",parentData:data,parentDataProperty:"limits",rootData}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
if(data.requests !== undefined){
if(!(validate67(data.requests, {instancePath:instancePath+"/requests",parentData:data,parentDataProperty:"requests",rootData}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.type,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}


function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "enabled") || (key0 === "image")) || (key0 === "resources"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.enabled !== undefined){
if(!(validate42(data.enabled, {instancePath:instancePath+"/enabled",parentData:data,parentDataProperty:"enabled",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.image !== undefined){
if(!(validate27(data.image, {instancePath:instancePath+"/image",parentData:data,parentDataProperty:"image",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.resources !== undefined){
if(!(validate61(data.resources, {instancePath:instancePath+"/resources",parentData:data,parentDataProperty:"resources",rootData}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate58.errors = vErrors;
return errors === 0;
}

const schema26 = {"type":"array","items":{"$ref":"#/$defs/part22"}};
const schema27 = {"type":"object","properties":{"name":{"$ref":"#/$defs/part2"},"value":{"$ref":"#/$defs/part2"},"valueFrom":{"$ref":"#/$defs/part21"}},"required":["name"],"additionalProperties":false};
const schema28 = {"type":"object","properties":{"configMapKeyRef":{"$ref":"#/$defs/part18"},"fieldRef":{"$ref":"#/$defs/part19"},"resourceFieldRef":{"$ref":"#/$defs/part20"},"secretKeyRef":{"$ref":"#/$defs/part18"}},"additionalProperties":false};
const schema29 = {"type":"object","properties":{"key":{"$ref":"#/$defs/part2"},"name":{"$ref":"#/$defs/part2"},"optional":{"$ref":"#/$defs/part8"}},"required":["key"],"additionalProperties":false};

function validate80(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.key === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'",schema:schema29.required,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "key") || (key0 === "name")) || (key0 === "optional"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.key !== undefined){
if(!(validate27(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.name !== undefined){
if(!(validate27(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.optional !== undefined){
if(!(validate42(data.optional, {instancePath:instancePath+"/optional",parentData:data,parentDataProperty:"optional",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate80.errors = vErrors;
return errors === 0;
}

const schema30 = {"type":"object","properties":{"apiVersion":{"$ref":"#/$defs/part2"},"fieldPath":{"$ref":"#/$defs/part2"}},"required":["fieldPath"],"additionalProperties":false};

function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.fieldPath === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fieldPath"},message:"must have required property '"+"fieldPath"+"'",schema:schema30.required,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "apiVersion") || (key0 === "fieldPath"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.apiVersion !== undefined){
if(!(validate27(data.apiVersion, {instancePath:instancePath+"/apiVersion",parentData:data,parentDataProperty:"apiVersion",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.fieldPath !== undefined){
if(!(validate27(data.fieldPath, {instancePath:instancePath+"/fieldPath",parentData:data,parentDataProperty:"fieldPath",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema30.type,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate85.errors = vErrors;
return errors === 0;
}

const schema31 = {"type":"object","properties":{"containerName":{"$ref":"#/$defs/part2"},"divisor":{"$ref":"#/$defs/part14"},"resource":{"$ref":"#/$defs/part2"}},"required":["resource"],"additionalProperties":false};

function validate89(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.resource === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "resource"},message:"must have required property '"+"resource"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "containerName") || (key0 === "divisor")) || (key0 === "resource"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.containerName !== undefined){
if(!(validate27(data.containerName, {instancePath:instancePath+"/containerName",parentData:data,parentDataProperty:"containerName",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.divisor !== undefined){
if(!(validate68(data.divisor, {instancePath:instancePath+"/divisor",parentData:data,parentDataProperty:"divisor",rootData}))){
vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
errors = vErrors.length;
}
}
if(data.resource !== undefined){
if(!(validate27(data.resource, {instancePath:instancePath+"/resource",parentData:data,parentDataProperty:"resource",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate89.errors = vErrors;
return errors === 0;
}


function validate79(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "configMapKeyRef") || (key0 === "fieldRef")) || (key0 === "resourceFieldRef")) || (key0 === "secretKeyRef"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.configMapKeyRef !== undefined){
if(!(validate80(data.configMapKeyRef, {instancePath:instancePath+"/configMapKeyRef",parentData:data,parentDataProperty:"configMapKeyRef",rootData}))){
vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors);
errors = vErrors.length;
}
}
if(data.fieldRef !== undefined){
if(!(validate85(data.fieldRef, {instancePath:instancePath+"/fieldRef",parentData:data,parentDataProperty:"fieldRef",rootData}))){
vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
errors = vErrors.length;
}
}
if(data.resourceFieldRef !== undefined){
if(!(validate89(data.resourceFieldRef, {instancePath:instancePath+"/resourceFieldRef",parentData:data,parentDataProperty:"resourceFieldRef",rootData}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
}
if(data.secretKeyRef !== undefined){
if(!(validate80(data.secretKeyRef, {instancePath:instancePath+"/secretKeyRef",parentData:data,parentDataProperty:"secretKeyRef",rootData}))){
vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.type,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate79.errors = vErrors;
return errors === 0;
}


function validate76(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema27.required,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "value")) || (key0 === "valueFrom"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
if(!(validate27(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.value !== undefined){
if(!(validate27(data.value, {instancePath:instancePath+"/value",parentData:data,parentDataProperty:"value",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.valueFrom !== undefined){
if(!(validate79(data.valueFrom, {instancePath:instancePath+"/valueFrom",parentData:data,parentDataProperty:"valueFrom",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.type,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate76.errors = vErrors;
return errors === 0;
}


function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate76(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema26.type,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate75.errors = vErrors;
return errors === 0;
}

const schema32 = {"type":"array","items":{"$ref":"#/$defs/part25"}};
const schema33 = {"type":"object","properties":{"appProtocol":{"$ref":"#/$defs/part2"},"name":{"$ref":"#/$defs/part2"},"nodePort":{"$ref":"#/$defs/part7"},"port":{"$ref":"#/$defs/part7"},"protocol":{"$ref":"#/$defs/part2"},"targetPort":{"$ref":"#/$defs/part24"}},"required":["port"],"additionalProperties":false};
const schema34 = {"anyOf":[{"type":"integer"},{"type":"string"}],"type":["integer","string"]};

function validate105(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))) && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema34.type},message:"must be integer,string",schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err1 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema34.anyOf[0].type,parentSchema:schema34.anyOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs4 = errors;
if(typeof data !== "string"){
const err2 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.anyOf[1].type,parentSchema:schema34.anyOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema34.anyOf,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
validate105.errors = vErrors;
return errors === 0;
}


function validate99(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.port === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "port"},message:"must have required property '"+"port"+"'",schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "appProtocol") || (key0 === "name")) || (key0 === "nodePort")) || (key0 === "port")) || (key0 === "protocol")) || (key0 === "targetPort"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.appProtocol !== undefined){
if(!(validate27(data.appProtocol, {instancePath:instancePath+"/appProtocol",parentData:data,parentDataProperty:"appProtocol",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.name !== undefined){
if(!(validate27(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.nodePort !== undefined){
if(!(validate40(data.nodePort, {instancePath:instancePath+"/nodePort",parentData:data,parentDataProperty:"nodePort",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.port !== undefined){
if(!(validate40(data.port, {instancePath:instancePath+"/port",parentData:data,parentDataProperty:"port",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.protocol !== undefined){
if(!(validate27(data.protocol, {instancePath:instancePath+"/protocol",parentData:data,parentDataProperty:"protocol",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.targetPort !== undefined){
if(!(validate105(data.targetPort, {instancePath:instancePath+"/targetPort",parentData:data,parentDataProperty:"targetPort",rootData}))){
vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate99.errors = vErrors;
return errors === 0;
}


function validate98(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate99(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate98.errors = vErrors;
return errors === 0;
}

const schema35 = {"type":"object","properties":{"nodeAffinity":{"$ref":"#/$defs/part34"},"podAffinity":{"$ref":"#/$defs/part40"},"podAntiAffinity":{"$ref":"#/$defs/part40"}},"additionalProperties":false};
const schema36 = {"type":"object","properties":{"preferredDuringSchedulingIgnoredDuringExecution":{"$ref":"#/$defs/part31"},"requiredDuringSchedulingIgnoredDuringExecution":{"$ref":"#/$defs/part33"}},"additionalProperties":false};
const schema37 = {"type":"array","items":{"$ref":"#/$defs/part30"}};
const schema38 = {"type":"object","properties":{"preference":{"$ref":"#/$defs/part29"},"weight":{"$ref":"#/$defs/part7"}},"required":["preference","weight"],"additionalProperties":false};
const schema39 = {"type":"object","properties":{"matchExpressions":{"$ref":"#/$defs/part28"},"matchFields":{"$ref":"#/$defs/part28"}},"additionalProperties":false};
const schema40 = {"type":"array","items":{"$ref":"#/$defs/part27"}};
const schema41 = {"type":"object","properties":{"key":{"$ref":"#/$defs/part2"},"operator":{"$ref":"#/$defs/part2"},"values":{"$ref":"#/$defs/part6"}},"required":["key","operator"],"additionalProperties":false};

function validate119(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.key === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.operator === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "operator"},message:"must have required property '"+"operator"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "key") || (key0 === "operator")) || (key0 === "values"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.key !== undefined){
if(!(validate27(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.operator !== undefined){
if(!(validate27(data.operator, {instancePath:instancePath+"/operator",parentData:data,parentDataProperty:"operator",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.values !== undefined){
if(!(validate37(data.values, {instancePath:instancePath+"/values",parentData:data,parentDataProperty:"values",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.type,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate119.errors = vErrors;
return errors === 0;
}


function validate118(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate119(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema40.type,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate118.errors = vErrors;
return errors === 0;
}


function validate117(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "matchExpressions") || (key0 === "matchFields"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.matchExpressions !== undefined){
if(!(validate118(data.matchExpressions, {instancePath:instancePath+"/matchExpressions",parentData:data,parentDataProperty:"matchExpressions",rootData}))){
vErrors = vErrors === null ? validate118.errors : vErrors.concat(validate118.errors);
errors = vErrors.length;
}
}
if(data.matchFields !== undefined){
if(!(validate118(data.matchFields, {instancePath:instancePath+"/matchFields",parentData:data,parentDataProperty:"matchFields",rootData}))){
vErrors = vErrors === null ? validate118.errors : vErrors.concat(validate118.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.type,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate117.errors = vErrors;
return errors === 0;
}


function validate116(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.preference === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "preference"},message:"must have required property '"+"preference"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.weight === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "weight"},message:"must have required property '"+"weight"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "preference") || (key0 === "weight"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.preference !== undefined){
if(!(validate117(data.preference, {instancePath:instancePath+"/preference",parentData:data,parentDataProperty:"preference",rootData}))){
vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
errors = vErrors.length;
}
}
if(data.weight !== undefined){
if(!(validate40(data.weight, {instancePath:instancePath+"/weight",parentData:data,parentDataProperty:"weight",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.type,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate116.errors = vErrors;
return errors === 0;
}


function validate115(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate116(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema37.type,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate115.errors = vErrors;
return errors === 0;
}

const schema42 = {"type":"object","properties":{"nodeSelectorTerms":{"$ref":"#/$defs/part32"}},"required":["nodeSelectorTerms"],"additionalProperties":false};
const schema43 = {"type":"array","items":{"$ref":"#/$defs/part29"}};

function validate131(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate117(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema43.type,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate131.errors = vErrors;
return errors === 0;
}


function validate130(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.nodeSelectorTerms === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "nodeSelectorTerms"},message:"must have required property '"+"nodeSelectorTerms"+"'",schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "nodeSelectorTerms")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.nodeSelectorTerms !== undefined){
if(!(validate131(data.nodeSelectorTerms, {instancePath:instancePath+"/nodeSelectorTerms",parentData:data,parentDataProperty:"nodeSelectorTerms",rootData}))){
vErrors = vErrors === null ? validate131.errors : vErrors.concat(validate131.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.type,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate130.errors = vErrors;
return errors === 0;
}


function validate114(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "preferredDuringSchedulingIgnoredDuringExecution") || (key0 === "requiredDuringSchedulingIgnoredDuringExecution"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.preferredDuringSchedulingIgnoredDuringExecution !== undefined){
if(!(validate115(data.preferredDuringSchedulingIgnoredDuringExecution, {instancePath:instancePath+"/preferredDuringSchedulingIgnoredDuringExecution",parentData:data,parentDataProperty:"preferredDuringSchedulingIgnoredDuringExecution",rootData}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
}
if(data.requiredDuringSchedulingIgnoredDuringExecution !== undefined){
if(!(validate130(data.requiredDuringSchedulingIgnoredDuringExecution, {instancePath:instancePath+"/requiredDuringSchedulingIgnoredDuringExecution",parentData:data,parentDataProperty:"requiredDuringSchedulingIgnoredDuringExecution",rootData}))){
vErrors = vErrors === null ? validate130.errors : vErrors.concat(validate130.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema36.type,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate114.errors = vErrors;
return errors === 0;
}

const schema44 = {"type":"object","properties":{"preferredDuringSchedulingIgnoredDuringExecution":{"$ref":"#/$defs/part38"},"requiredDuringSchedulingIgnoredDuringExecution":{"$ref":"#/$defs/part39"}},"additionalProperties":false};
const schema45 = {"type":"array","items":{"$ref":"#/$defs/part37"}};
const schema46 = {"type":"object","properties":{"podAffinityTerm":{"$ref":"#/$defs/part36"},"weight":{"$ref":"#/$defs/part7"}},"required":["podAffinityTerm","weight"],"additionalProperties":false};
const schema47 = {"type":"object","properties":{"labelSelector":{"$ref":"#/$defs/part35"},"namespaceSelector":{"$ref":"#/$defs/part35"},"namespaces":{"$ref":"#/$defs/part6"},"topologyKey":{"$ref":"#/$defs/part2"}},"required":["topologyKey"],"additionalProperties":false};
const schema48 = {"type":"object","properties":{"matchExpressions":{"$ref":"#/$defs/part28"},"matchLabels":{"$ref":"#/$defs/part11"}},"additionalProperties":false};

function validate140(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "matchExpressions") || (key0 === "matchLabels"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.matchExpressions !== undefined){
if(!(validate118(data.matchExpressions, {instancePath:instancePath+"/matchExpressions",parentData:data,parentDataProperty:"matchExpressions",rootData}))){
vErrors = vErrors === null ? validate118.errors : vErrors.concat(validate118.errors);
errors = vErrors.length;
}
}
if(data.matchLabels !== undefined){
if(!(validate52(data.matchLabels, {instancePath:instancePath+"/matchLabels",parentData:data,parentDataProperty:"matchLabels",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.type,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate140.errors = vErrors;
return errors === 0;
}


function validate139(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.topologyKey === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "topologyKey"},message:"must have required property '"+"topologyKey"+"'",schema:schema47.required,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "labelSelector") || (key0 === "namespaceSelector")) || (key0 === "namespaces")) || (key0 === "topologyKey"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.labelSelector !== undefined){
if(!(validate140(data.labelSelector, {instancePath:instancePath+"/labelSelector",parentData:data,parentDataProperty:"labelSelector",rootData}))){
vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors);
errors = vErrors.length;
}
}
if(data.namespaceSelector !== undefined){
if(!(validate140(data.namespaceSelector, {instancePath:instancePath+"/namespaceSelector",parentData:data,parentDataProperty:"namespaceSelector",rootData}))){
vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors);
errors = vErrors.length;
}
}
if(data.namespaces !== undefined){
if(!(validate37(data.namespaces, {instancePath:instancePath+"/namespaces",parentData:data,parentDataProperty:"namespaces",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data.topologyKey !== undefined){
if(!(validate27(data.topologyKey, {instancePath:instancePath+"/topologyKey",parentData:data,parentDataProperty:"topologyKey",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema47.type,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate139.errors = vErrors;
return errors === 0;
}


function validate138(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.podAffinityTerm === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "podAffinityTerm"},message:"must have required property '"+"podAffinityTerm"+"'",schema:schema46.required,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.weight === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "weight"},message:"must have required property '"+"weight"+"'",schema:schema46.required,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "podAffinityTerm") || (key0 === "weight"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.podAffinityTerm !== undefined){
if(!(validate139(data.podAffinityTerm, {instancePath:instancePath+"/podAffinityTerm",parentData:data,parentDataProperty:"podAffinityTerm",rootData}))){
vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors);
errors = vErrors.length;
}
}
if(data.weight !== undefined){
if(!(validate40(data.weight, {instancePath:instancePath+"/weight",parentData:data,parentDataProperty:"weight",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema46.type,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate138.errors = vErrors;
return errors === 0;
}


function validate137(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate138(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate138.errors : vErrors.concat(validate138.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema45.type,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate137.errors = vErrors;
return errors === 0;
}

const schema49 = {"type":"array","items":{"$ref":"#/$defs/part36"}};

function validate151(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate139(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema49.type,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate151.errors = vErrors;
return errors === 0;
}


function validate136(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "preferredDuringSchedulingIgnoredDuringExecution") || (key0 === "requiredDuringSchedulingIgnoredDuringExecution"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.preferredDuringSchedulingIgnoredDuringExecution !== undefined){
if(!(validate137(data.preferredDuringSchedulingIgnoredDuringExecution, {instancePath:instancePath+"/preferredDuringSchedulingIgnoredDuringExecution",parentData:data,parentDataProperty:"preferredDuringSchedulingIgnoredDuringExecution",rootData}))){
vErrors = vErrors === null ? validate137.errors : vErrors.concat(validate137.errors);
errors = vErrors.length;
}
}
if(data.requiredDuringSchedulingIgnoredDuringExecution !== undefined){
if(!(validate151(data.requiredDuringSchedulingIgnoredDuringExecution, {instancePath:instancePath+"/requiredDuringSchedulingIgnoredDuringExecution",parentData:data,parentDataProperty:"requiredDuringSchedulingIgnoredDuringExecution",rootData}))){
vErrors = vErrors === null ? validate151.errors : vErrors.concat(validate151.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.type,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate136.errors = vErrors;
return errors === 0;
}


function validate113(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "nodeAffinity") || (key0 === "podAffinity")) || (key0 === "podAntiAffinity"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.nodeAffinity !== undefined){
if(!(validate114(data.nodeAffinity, {instancePath:instancePath+"/nodeAffinity",parentData:data,parentDataProperty:"nodeAffinity",rootData}))){
vErrors = vErrors === null ? validate114.errors : vErrors.concat(validate114.errors);
errors = vErrors.length;
}
}
if(data.podAffinity !== undefined){
if(!(validate136(data.podAffinity, {instancePath:instancePath+"/podAffinity",parentData:data,parentDataProperty:"podAffinity",rootData}))){
vErrors = vErrors === null ? validate136.errors : vErrors.concat(validate136.errors);
errors = vErrors.length;
}
}
if(data.podAntiAffinity !== undefined){
if(!(validate136(data.podAntiAffinity, {instancePath:instancePath+"/podAntiAffinity",parentData:data,parentDataProperty:"podAntiAffinity",rootData}))){
vErrors = vErrors === null ? validate136.errors : vErrors.concat(validate136.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate113.errors = vErrors;
return errors === 0;
}

const schema50 = {"type":"array","items":{"$ref":"#/$defs/part42"}};
const schema51 = {"type":"object","properties":{"effect":{"$ref":"#/$defs/part2"},"key":{"$ref":"#/$defs/part2"},"operator":{"$ref":"#/$defs/part2"},"tolerationSeconds":{"$ref":"#/$defs/part7"},"value":{"$ref":"#/$defs/part2"}},"additionalProperties":false};

function validate158(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "effect") || (key0 === "key")) || (key0 === "operator")) || (key0 === "tolerationSeconds")) || (key0 === "value"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.effect !== undefined){
if(!(validate27(data.effect, {instancePath:instancePath+"/effect",parentData:data,parentDataProperty:"effect",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.key !== undefined){
if(!(validate27(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.operator !== undefined){
if(!(validate27(data.operator, {instancePath:instancePath+"/operator",parentData:data,parentDataProperty:"operator",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.tolerationSeconds !== undefined){
if(!(validate40(data.tolerationSeconds, {instancePath:instancePath+"/tolerationSeconds",parentData:data,parentDataProperty:"tolerationSeconds",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.value !== undefined){
if(!(validate27(data.value, {instancePath:instancePath+"/value",parentData:data,parentDataProperty:"value",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.type,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate158.errors = vErrors;
return errors === 0;
}


function validate157(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate158(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate158.errors : vErrors.concat(validate158.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema50.type,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate157.errors = vErrors;
return errors === 0;
}

const schema52 = {"type":"array","items":{"$ref":"#/$defs/part44"}};
const schema53 = {"type":"object","properties":{"name":{"$ref":"#/$defs/part2"},"secretName":{"$ref":"#/$defs/part2"},"mountPath":{"$ref":"#/$defs/part2"}},"additionalProperties":false};

function validate167(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "secretName")) || (key0 === "mountPath"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema53,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
if(!(validate27(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.secretName !== undefined){
if(!(validate27(data.secretName, {instancePath:instancePath+"/secretName",parentData:data,parentDataProperty:"secretName",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.mountPath !== undefined){
if(!(validate27(data.mountPath, {instancePath:instancePath+"/mountPath",parentData:data,parentDataProperty:"mountPath",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema53.type,parentSchema:schema53,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate167.errors = vErrors;
return errors === 0;
}


function validate166(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate167(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate167.errors : vErrors.concat(validate167.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema52.type,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate166.errors = vErrors;
return errors === 0;
}

const schema54 = {"type":"array","items":{"$ref":"#/$defs/part46"}};
const schema55 = {"type":"object","properties":{"name":{"$ref":"#/$defs/part2"},"configMapName":{"$ref":"#/$defs/part2"},"mountPath":{"$ref":"#/$defs/part2"}},"additionalProperties":false};

function validate174(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "configMapName")) || (key0 === "mountPath"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
if(!(validate27(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.configMapName !== undefined){
if(!(validate27(data.configMapName, {instancePath:instancePath+"/configMapName",parentData:data,parentDataProperty:"configMapName",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.mountPath !== undefined){
if(!(validate27(data.mountPath, {instancePath:instancePath+"/mountPath",parentData:data,parentDataProperty:"mountPath",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema55.type,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate174.errors = vErrors;
return errors === 0;
}


function validate173(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate174(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate174.errors : vErrors.concat(validate174.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema54.type,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate173.errors = vErrors;
return errors === 0;
}

const schema56 = {"type":"object","properties":{"targetAverageUtilization":{"$ref":"#/$defs/part7"}},"additionalProperties":false};

function validate182(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "targetAverageUtilization")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.targetAverageUtilization !== undefined){
if(!(validate40(data.targetAverageUtilization, {instancePath:instancePath+"/targetAverageUtilization",parentData:data,parentDataProperty:"targetAverageUtilization",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.type,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate182.errors = vErrors;
return errors === 0;
}

const schema57 = {"type":"object","properties":{"enabled":{"$ref":"#/$defs/part8"},"parameters":{"$ref":"#/$defs/part49"}},"additionalProperties":false};
const schema58 = {"type":"object","properties":{"net.core.somaxconn":{"$ref":"#/$defs/part2"},"net.core.netdev_max_backlog":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_rmem":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_wmem":{"$ref":"#/$defs/part2"},"net.ipv4.ip_local_port_range":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_fin_timeout":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_tw_timeout":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_tw_reuse":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_tw_recycle":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_timestamps":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_retries2":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_slow_start_after_idle":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_max_orphans":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_max_syn_backlog":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_no_metrics_save":{"$ref":"#/$defs/part2"},"net.ipv4.tcp_autocorking":{"$ref":"#/$defs/part2"},"kernel.printk":{"$ref":"#/$defs/part2"},"vm.swappiness":{"$ref":"#/$defs/part2"}},"additionalProperties":false};

function validate188(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema58.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data["net.core.somaxconn"] !== undefined){
if(!(validate27(data["net.core.somaxconn"], {instancePath:instancePath+"/net.core.somaxconn",parentData:data,parentDataProperty:"net.core.somaxconn",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.core.netdev_max_backlog"] !== undefined){
if(!(validate27(data["net.core.netdev_max_backlog"], {instancePath:instancePath+"/net.core.netdev_max_backlog",parentData:data,parentDataProperty:"net.core.netdev_max_backlog",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.ipv4.tcp_rmem"] !== undefined){
if(!(validate27(data["net.ipv4.tcp_rmem"], {instancePath:instancePath+"/net.ipv4.tcp_rmem",parentData:data,parentDataProperty:"net.ipv4.tcp_rmem",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.ipv4.tcp_wmem"] !== undefined){
if(!(validate27(data["net.ipv4.tcp_wmem"], {instancePath:instancePath+"/net.ipv4.tcp_wmem",parentData:data,parentDataProperty:"net.ipv4.tcp_wmem",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.ipv4.ip_local_port_range"] !== undefined){
if(!(validate27(data["net.ipv4.ip_local_port_range"], {instancePath:instancePath+"/net.ipv4.ip_local_port_range",parentData:data,parentDataProperty:"net.ipv4.ip_local_port_range",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.ipv4.tcp_fin_timeout"] !== undefined){
if(!(validate27(data["net.ipv4.tcp_fin_timeout"], {instancePath:instancePath+"/net.ipv4.tcp_fin_timeout",parentData:data,parentDataProperty:"net.ipv4.tcp_fin_timeout",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.ipv4.tcp_tw_timeout"] !== undefined){
if(!(validate27(data["net.ipv4.tcp_tw_timeout"], {instancePath:instancePath+"/net.ipv4.tcp_tw_timeout",parentData:data,parentDataProperty:"net.ipv4.tcp_tw_timeout",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.ipv4.tcp_tw_reuse"] !== undefined){
if(!(validate27(data["net.ipv4.tcp_tw_reuse"], {instancePath:instancePath+"/net.ipv4.tcp_tw_reuse",parentData:data,parentDataProperty:"net.ipv4.tcp_tw_reuse",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.ipv4.tcp_tw_recycle"] !== undefined){
if(!(validate27(data["net.ipv4.tcp_tw_recycle"], {instancePath:instancePath+"/net.ipv4.tcp_tw_recycle",parentData:data,parentDataProperty:"net.ipv4.tcp_tw_recycle",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.ipv4.tcp_timestamps"] !== undefined){
if(!(validate27(data["net.ipv4.tcp_timestamps"], {instancePath:instancePath+"/net.ipv4.tcp_timestamps",parentData:data,parentDataProperty:"net.ipv4.tcp_timestamps",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.ipv4.tcp_retries2"] !== undefined){
if(!(validate27(data["net.ipv4.tcp_retries2"], {instancePath:instancePath+"/net.ipv4.tcp_retries2",parentData:data,parentDataProperty:"net.ipv4.tcp_retries2",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.ipv4.tcp_slow_start_after_idle"] !== undefined){
if(!(validate27(data["net.ipv4.tcp_slow_start_after_idle"], {instancePath:instancePath+"/net.ipv4.tcp_slow_start_after_idle",parentData:data,parentDataProperty:"net.ipv4.tcp_slow_start_after_idle",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.ipv4.tcp_max_orphans"] !== undefined){
if(!(validate27(data["net.ipv4.tcp_max_orphans"], {instancePath:instancePath+"/net.ipv4.tcp_max_orphans",parentData:data,parentDataProperty:"net.ipv4.tcp_max_orphans",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.ipv4.tcp_max_syn_backlog"] !== undefined){
if(!(validate27(data["net.ipv4.tcp_max_syn_backlog"], {instancePath:instancePath+"/net.ipv4.tcp_max_syn_backlog",parentData:data,parentDataProperty:"net.ipv4.tcp_max_syn_backlog",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.ipv4.tcp_no_metrics_save"] !== undefined){
if(!(validate27(data["net.ipv4.tcp_no_metrics_save"], {instancePath:instancePath+"/net.ipv4.tcp_no_metrics_save",parentData:data,parentDataProperty:"net.ipv4.tcp_no_metrics_save",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["net.ipv4.tcp_autocorking"] !== undefined){
if(!(validate27(data["net.ipv4.tcp_autocorking"], {instancePath:instancePath+"/net.ipv4.tcp_autocorking",parentData:data,parentDataProperty:"net.ipv4.tcp_autocorking",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["kernel.printk"] !== undefined){
if(!(validate27(data["kernel.printk"], {instancePath:instancePath+"/kernel.printk",parentData:data,parentDataProperty:"kernel.printk",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data["vm.swappiness"] !== undefined){
if(!(validate27(data["vm.swappiness"], {instancePath:instancePath+"/vm.swappiness",parentData:data,parentDataProperty:"vm.swappiness",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema58.type,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate188.errors = vErrors;
return errors === 0;
}


function validate186(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "enabled") || (key0 === "parameters"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema57,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.enabled !== undefined){
if(!(validate42(data.enabled, {instancePath:instancePath+"/enabled",parentData:data,parentDataProperty:"enabled",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.parameters !== undefined){
if(!(validate188(data.parameters, {instancePath:instancePath+"/parameters",parentData:data,parentDataProperty:"parameters",rootData}))){
vErrors = vErrors === null ? validate188.errors : vErrors.concat(validate188.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema57.type,parentSchema:schema57,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate186.errors = vErrors;
return errors === 0;
}

const schema59 = {"type":"object","properties":{"enabled":{"$ref":"#/$defs/part8"},"min_content_length":{"$ref":"#/$defs/part51"},"content_type":{"$ref":"#/$defs/part6"},"disable_on_etag_header":{"$ref":"#/$defs/part8"},"remove_accept_encoding_header":{"$ref":"#/$defs/part8"},"gzip":{"$ref":"#/$defs/part52"}},"additionalProperties":false};
const schema60 = {"type":"integer","minimum":0};

function validate211(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema60.type,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate211.errors = vErrors;
return errors === 0;
}

const schema61 = {"type":"object","properties":{"memory_level":{"$ref":"#/$defs/part51"},"compression_level":{"$ref":"#/$defs/part2"},"compression_strategy":{"$ref":"#/$defs/part2"},"window_bits":{"$ref":"#/$defs/part51"},"chunk_size":{"$ref":"#/$defs/part51"}},"additionalProperties":false};

function validate216(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "memory_level") || (key0 === "compression_level")) || (key0 === "compression_strategy")) || (key0 === "window_bits")) || (key0 === "chunk_size"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.memory_level !== undefined){
if(!(validate211(data.memory_level, {instancePath:instancePath+"/memory_level",parentData:data,parentDataProperty:"memory_level",rootData}))){
vErrors = vErrors === null ? validate211.errors : vErrors.concat(validate211.errors);
errors = vErrors.length;
}
}
if(data.compression_level !== undefined){
if(!(validate27(data.compression_level, {instancePath:instancePath+"/compression_level",parentData:data,parentDataProperty:"compression_level",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.compression_strategy !== undefined){
if(!(validate27(data.compression_strategy, {instancePath:instancePath+"/compression_strategy",parentData:data,parentDataProperty:"compression_strategy",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.window_bits !== undefined){
if(!(validate211(data.window_bits, {instancePath:instancePath+"/window_bits",parentData:data,parentDataProperty:"window_bits",rootData}))){
vErrors = vErrors === null ? validate211.errors : vErrors.concat(validate211.errors);
errors = vErrors.length;
}
}
if(data.chunk_size !== undefined){
if(!(validate211(data.chunk_size, {instancePath:instancePath+"/chunk_size",parentData:data,parentDataProperty:"chunk_size",rootData}))){
vErrors = vErrors === null ? validate211.errors : vErrors.concat(validate211.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema61.type,parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate216.errors = vErrors;
return errors === 0;
}


function validate209(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "enabled") || (key0 === "min_content_length")) || (key0 === "content_type")) || (key0 === "disable_on_etag_header")) || (key0 === "remove_accept_encoding_header")) || (key0 === "gzip"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.enabled !== undefined){
if(!(validate42(data.enabled, {instancePath:instancePath+"/enabled",parentData:data,parentDataProperty:"enabled",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.min_content_length !== undefined){
if(!(validate211(data.min_content_length, {instancePath:instancePath+"/min_content_length",parentData:data,parentDataProperty:"min_content_length",rootData}))){
vErrors = vErrors === null ? validate211.errors : vErrors.concat(validate211.errors);
errors = vErrors.length;
}
}
if(data.content_type !== undefined){
if(!(validate37(data.content_type, {instancePath:instancePath+"/content_type",parentData:data,parentDataProperty:"content_type",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data.disable_on_etag_header !== undefined){
if(!(validate42(data.disable_on_etag_header, {instancePath:instancePath+"/disable_on_etag_header",parentData:data,parentDataProperty:"disable_on_etag_header",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.remove_accept_encoding_header !== undefined){
if(!(validate42(data.remove_accept_encoding_header, {instancePath:instancePath+"/remove_accept_encoding_header",parentData:data,parentDataProperty:"remove_accept_encoding_header",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.gzip !== undefined){
if(!(validate216(data.gzip, {instancePath:instancePath+"/gzip",parentData:data,parentDataProperty:"gzip",rootData}))){
vErrors = vErrors === null ? validate216.errors : vErrors.concat(validate216.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema59.type,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate209.errors = vErrors;
return errors === 0;
}

const schema62 = {"type":"object","properties":{"postStart":{"$ref":"#/$defs/part59"},"preStop":{"$ref":"#/$defs/part59"}},"additionalProperties":false};
const schema63 = {"type":"object","properties":{"exec":{"$ref":"#/$defs/part54"},"httpGet":{"$ref":"#/$defs/part57"},"tcpSocket":{"$ref":"#/$defs/part58"}},"additionalProperties":false};
const schema64 = {"type":"object","properties":{"command":{"$ref":"#/$defs/part6"}},"additionalProperties":false};

function validate227(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "command")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema64,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.command !== undefined){
if(!(validate37(data.command, {instancePath:instancePath+"/command",parentData:data,parentDataProperty:"command",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.type,parentSchema:schema64,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate227.errors = vErrors;
return errors === 0;
}

const schema65 = {"type":"object","properties":{"host":{"$ref":"#/$defs/part2"},"httpHeaders":{"$ref":"#/$defs/part56"},"path":{"$ref":"#/$defs/part2"},"port":{"$ref":"#/$defs/part24"},"scheme":{"$ref":"#/$defs/part2"}},"required":["port"],"additionalProperties":false};
const schema66 = {"type":"array","items":{"$ref":"#/$defs/part55"}};
const schema67 = {"type":"object","properties":{"name":{"$ref":"#/$defs/part2"},"value":{"$ref":"#/$defs/part2"}},"required":["name","value"],"additionalProperties":false};

function validate233(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema67.required,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.value === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema67.required,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "name") || (key0 === "value"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.name !== undefined){
if(!(validate27(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.value !== undefined){
if(!(validate27(data.value, {instancePath:instancePath+"/value",parentData:data,parentDataProperty:"value",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema67.type,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate233.errors = vErrors;
return errors === 0;
}


function validate232(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate233(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate233.errors : vErrors.concat(validate233.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema66.type,parentSchema:schema66,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate232.errors = vErrors;
return errors === 0;
}


function validate230(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.port === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "port"},message:"must have required property '"+"port"+"'",schema:schema65.required,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "host") || (key0 === "httpHeaders")) || (key0 === "path")) || (key0 === "port")) || (key0 === "scheme"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.host !== undefined){
if(!(validate27(data.host, {instancePath:instancePath+"/host",parentData:data,parentDataProperty:"host",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.httpHeaders !== undefined){
if(!(validate232(data.httpHeaders, {instancePath:instancePath+"/httpHeaders",parentData:data,parentDataProperty:"httpHeaders",rootData}))){
vErrors = vErrors === null ? validate232.errors : vErrors.concat(validate232.errors);
errors = vErrors.length;
}
}
if(data.path !== undefined){
if(!(validate27(data.path, {instancePath:instancePath+"/path",parentData:data,parentDataProperty:"path",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.port !== undefined){
if(!(validate105(data.port, {instancePath:instancePath+"/port",parentData:data,parentDataProperty:"port",rootData}))){
vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
errors = vErrors.length;
}
}
if(data.scheme !== undefined){
if(!(validate27(data.scheme, {instancePath:instancePath+"/scheme",parentData:data,parentDataProperty:"scheme",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.type,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate230.errors = vErrors;
return errors === 0;
}

const schema68 = {"type":"object","properties":{"host":{"$ref":"#/$defs/part2"},"port":{"$ref":"#/$defs/part24"}},"required":["port"],"additionalProperties":false};

function validate242(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.port === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "port"},message:"must have required property '"+"port"+"'",schema:schema68.required,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "host") || (key0 === "port"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.host !== undefined){
if(!(validate27(data.host, {instancePath:instancePath+"/host",parentData:data,parentDataProperty:"host",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.port !== undefined){
if(!(validate105(data.port, {instancePath:instancePath+"/port",parentData:data,parentDataProperty:"port",rootData}))){
vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema68.type,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate242.errors = vErrors;
return errors === 0;
}


function validate226(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "exec") || (key0 === "httpGet")) || (key0 === "tcpSocket"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema63,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.exec !== undefined){
if(!(validate227(data.exec, {instancePath:instancePath+"/exec",parentData:data,parentDataProperty:"exec",rootData}))){
vErrors = vErrors === null ? validate227.errors : vErrors.concat(validate227.errors);
errors = vErrors.length;
}
}
if(data.httpGet !== undefined){
if(!(validate230(data.httpGet, {instancePath:instancePath+"/httpGet",parentData:data,parentDataProperty:"httpGet",rootData}))){
vErrors = vErrors === null ? validate230.errors : vErrors.concat(validate230.errors);
errors = vErrors.length;
}
}
if(data.tcpSocket !== undefined){
if(!(validate242(data.tcpSocket, {instancePath:instancePath+"/tcpSocket",parentData:data,parentDataProperty:"tcpSocket",rootData}))){
vErrors = vErrors === null ? validate242.errors : vErrors.concat(validate242.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema63.type,parentSchema:schema63,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate226.errors = vErrors;
return errors === 0;
}


function validate225(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "postStart") || (key0 === "preStop"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema62,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.postStart !== undefined){
if(!(validate226(data.postStart, {instancePath:instancePath+"/postStart",parentData:data,parentDataProperty:"postStart",rootData}))){
vErrors = vErrors === null ? validate226.errors : vErrors.concat(validate226.errors);
errors = vErrors.length;
}
}
if(data.preStop !== undefined){
if(!(validate226(data.preStop, {instancePath:instancePath+"/preStop",parentData:data,parentDataProperty:"preStop",rootData}))){
vErrors = vErrors === null ? validate226.errors : vErrors.concat(validate226.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema62.type,parentSchema:schema62,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate225.errors = vErrors;
return errors === 0;
}

const schema69 = {"type":"object","properties":{"failureThreshold":{"$ref":"#/$defs/part7"},"periodSeconds":{"$ref":"#/$defs/part7"},"successThreshold":{"$ref":"#/$defs/part7"}},"additionalProperties":false};

function validate249(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "failureThreshold") || (key0 === "periodSeconds")) || (key0 === "successThreshold"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema69,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.failureThreshold !== undefined){
if(!(validate40(data.failureThreshold, {instancePath:instancePath+"/failureThreshold",parentData:data,parentDataProperty:"failureThreshold",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.periodSeconds !== undefined){
if(!(validate40(data.periodSeconds, {instancePath:instancePath+"/periodSeconds",parentData:data,parentDataProperty:"periodSeconds",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.successThreshold !== undefined){
if(!(validate40(data.successThreshold, {instancePath:instancePath+"/successThreshold",parentData:data,parentDataProperty:"successThreshold",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema69.type,parentSchema:schema69,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate249.errors = vErrors;
return errors === 0;
}

const schema70 = {"type":"object","additionalProperties":{"$ref":"#/$defs/part62"}};
const schema71 = {"type":"object","properties":{"replicaCount":{"$ref":"#/$defs/part7"},"autoscaleEnabled":{"$ref":"#/$defs/part8"},"minReplicas":{"$ref":"#/$defs/part7"},"maxReplicas":{"$ref":"#/$defs/part7"},"serviceType":{"$ref":"#/$defs/part9"},"loadBalancerClass":{"$ref":"#/$defs/part2"},"loadBalancerIP":{"$ref":"#/$defs/part2"},"externalTrafficPolicy":{"$ref":"#/$defs/part10"},"serviceAnnotations":{"$ref":"#/$defs/part11"},"podAnnotations":{"$ref":"#/$defs/part11"},"serviceLabels":{"$ref":"#/$defs/part11"},"podLabels":{"$ref":"#/$defs/part11"},"sds":{"$ref":"#/$defs/part17"},"resources":{"$ref":"#/$defs/part16"},"env":{"$ref":"#/$defs/part23"},"ports":{"$ref":"#/$defs/part26"},"meshExpansionPorts":{"$ref":"#/$defs/part26"},"nodeSelector":{"$ref":"#/$defs/part11"},"applicationPorts":{"$ref":"#/$defs/part2"},"requestedNetworkView":{"$ref":"#/$defs/part2"},"affinity":{"$ref":"#/$defs/part41"},"tolerations":{"$ref":"#/$defs/part43"},"secretVolumes":{"$ref":"#/$defs/part45"},"configVolumes":{"$ref":"#/$defs/part47"},"rollingMaxSurge":{"$ref":"#/$defs/part2"},"rollingMaxUnavailable":{"$ref":"#/$defs/part2"},"cpu":{"$ref":"#/$defs/part48"},"memory":{"$ref":"#/$defs/part48"},"kernel":{"$ref":"#/$defs/part50"},"compression":{"$ref":"#/$defs/part53"},"runAsRoot":{"$ref":"#/$defs/part8"},"lifecycle":{"$ref":"#/$defs/part60"},"readinessProbe":{"$ref":"#/$defs/part61"},"hostNetwork":{"$ref":"#/$defs/part8"},"dnsPolicy":{"$ref":"#/$defs/part2"},"autoCreateGatewayYaml":{"$ref":"#/$defs/part8"},"disableContainerPortExposed":{"$ref":"#/$defs/part8"}},"additionalProperties":false};

function validate259(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema71.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.replicaCount !== undefined){
if(!(validate40(data.replicaCount, {instancePath:instancePath+"/replicaCount",parentData:data,parentDataProperty:"replicaCount",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.autoscaleEnabled !== undefined){
if(!(validate42(data.autoscaleEnabled, {instancePath:instancePath+"/autoscaleEnabled",parentData:data,parentDataProperty:"autoscaleEnabled",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.minReplicas !== undefined){
if(!(validate40(data.minReplicas, {instancePath:instancePath+"/minReplicas",parentData:data,parentDataProperty:"minReplicas",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.maxReplicas !== undefined){
if(!(validate40(data.maxReplicas, {instancePath:instancePath+"/maxReplicas",parentData:data,parentDataProperty:"maxReplicas",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.serviceType !== undefined){
if(!(validate46(data.serviceType, {instancePath:instancePath+"/serviceType",parentData:data,parentDataProperty:"serviceType",rootData}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
}
if(data.loadBalancerClass !== undefined){
if(!(validate27(data.loadBalancerClass, {instancePath:instancePath+"/loadBalancerClass",parentData:data,parentDataProperty:"loadBalancerClass",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.loadBalancerIP !== undefined){
if(!(validate27(data.loadBalancerIP, {instancePath:instancePath+"/loadBalancerIP",parentData:data,parentDataProperty:"loadBalancerIP",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.externalTrafficPolicy !== undefined){
if(!(validate50(data.externalTrafficPolicy, {instancePath:instancePath+"/externalTrafficPolicy",parentData:data,parentDataProperty:"externalTrafficPolicy",rootData}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
if(data.serviceAnnotations !== undefined){
if(!(validate52(data.serviceAnnotations, {instancePath:instancePath+"/serviceAnnotations",parentData:data,parentDataProperty:"serviceAnnotations",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.podAnnotations !== undefined){
if(!(validate52(data.podAnnotations, {instancePath:instancePath+"/podAnnotations",parentData:data,parentDataProperty:"podAnnotations",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.serviceLabels !== undefined){
if(!(validate52(data.serviceLabels, {instancePath:instancePath+"/serviceLabels",parentData:data,parentDataProperty:"serviceLabels",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.podLabels !== undefined){
if(!(validate52(data.podLabels, {instancePath:instancePath+"/podLabels",parentData:data,parentDataProperty:"podLabels",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.sds !== undefined){
if(!(validate58(data.sds, {instancePath:instancePath+"/sds",parentData:data,parentDataProperty:"sds",rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
if(data.resources !== undefined){
if(!(validate61(data.resources, {instancePath:instancePath+"/resources",parentData:data,parentDataProperty:"resources",rootData}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate75(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
if(data.ports !== undefined){
if(!(validate98(data.ports, {instancePath:instancePath+"/ports",parentData:data,parentDataProperty:"ports",rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
}
if(data.meshExpansionPorts !== undefined){
if(!(validate98(data.meshExpansionPorts, {instancePath:instancePath+"/meshExpansionPorts",parentData:data,parentDataProperty:"meshExpansionPorts",rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
}
if(data.nodeSelector !== undefined){
if(!(validate52(data.nodeSelector, {instancePath:instancePath+"/nodeSelector",parentData:data,parentDataProperty:"nodeSelector",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.applicationPorts !== undefined){
if(!(validate27(data.applicationPorts, {instancePath:instancePath+"/applicationPorts",parentData:data,parentDataProperty:"applicationPorts",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.requestedNetworkView !== undefined){
if(!(validate27(data.requestedNetworkView, {instancePath:instancePath+"/requestedNetworkView",parentData:data,parentDataProperty:"requestedNetworkView",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.affinity !== undefined){
if(!(validate113(data.affinity, {instancePath:instancePath+"/affinity",parentData:data,parentDataProperty:"affinity",rootData}))){
vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors);
errors = vErrors.length;
}
}
if(data.tolerations !== undefined){
if(!(validate157(data.tolerations, {instancePath:instancePath+"/tolerations",parentData:data,parentDataProperty:"tolerations",rootData}))){
vErrors = vErrors === null ? validate157.errors : vErrors.concat(validate157.errors);
errors = vErrors.length;
}
}
if(data.secretVolumes !== undefined){
if(!(validate166(data.secretVolumes, {instancePath:instancePath+"/secretVolumes",parentData:data,parentDataProperty:"secretVolumes",rootData}))){
vErrors = vErrors === null ? validate166.errors : vErrors.concat(validate166.errors);
errors = vErrors.length;
}
}
if(data.configVolumes !== undefined){
if(!(validate173(data.configVolumes, {instancePath:instancePath+"/configVolumes",parentData:data,parentDataProperty:"configVolumes",rootData}))){
vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors);
errors = vErrors.length;
}
}
if(data.rollingMaxSurge !== undefined){
if(!(validate27(data.rollingMaxSurge, {instancePath:instancePath+"/rollingMaxSurge",parentData:data,parentDataProperty:"rollingMaxSurge",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.rollingMaxUnavailable !== undefined){
if(!(validate27(data.rollingMaxUnavailable, {instancePath:instancePath+"/rollingMaxUnavailable",parentData:data,parentDataProperty:"rollingMaxUnavailable",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
if(!(validate182(data.cpu, {instancePath:instancePath+"/cpu",parentData:data,parentDataProperty:"cpu",rootData}))){
vErrors = vErrors === null ? validate182.errors : vErrors.concat(validate182.errors);
errors = vErrors.length;
}
}
if(data.memory !== undefined){
if(!(validate182(data.memory, {instancePath:instancePath+"/memory",parentData:data,parentDataProperty:"memory",rootData}))){
vErrors = vErrors === null ? validate182.errors : vErrors.concat(validate182.errors);
errors = vErrors.length;
}
}
if(data.kernel !== undefined){
if(!(validate186(data.kernel, {instancePath:instancePath+"/kernel",parentData:data,parentDataProperty:"kernel",rootData}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data.compression !== undefined){
if(!(validate209(data.compression, {instancePath:instancePath+"/compression",parentData:data,parentDataProperty:"compression",rootData}))){
vErrors = vErrors === null ? validate209.errors : vErrors.concat(validate209.errors);
errors = vErrors.length;
}
}
if(data.runAsRoot !== undefined){
if(!(validate42(data.runAsRoot, {instancePath:instancePath+"/runAsRoot",parentData:data,parentDataProperty:"runAsRoot",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.lifecycle !== undefined){
if(!(validate225(data.lifecycle, {instancePath:instancePath+"/lifecycle",parentData:data,parentDataProperty:"lifecycle",rootData}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data.readinessProbe !== undefined){
if(!(validate249(data.readinessProbe, {instancePath:instancePath+"/readinessProbe",parentData:data,parentDataProperty:"readinessProbe",rootData}))){
vErrors = vErrors === null ? validate249.errors : vErrors.concat(validate249.errors);
errors = vErrors.length;
}
}
if(data.hostNetwork !== undefined){
if(!(validate42(data.hostNetwork, {instancePath:instancePath+"/hostNetwork",parentData:data,parentDataProperty:"hostNetwork",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.dnsPolicy !== undefined){
if(!(validate27(data.dnsPolicy, {instancePath:instancePath+"/dnsPolicy",parentData:data,parentDataProperty:"dnsPolicy",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.autoCreateGatewayYaml !== undefined){
if(!(validate42(data.autoCreateGatewayYaml, {instancePath:instancePath+"/autoCreateGatewayYaml",parentData:data,parentDataProperty:"autoCreateGatewayYaml",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.disableContainerPortExposed !== undefined){
if(!(validate42(data.disableContainerPortExposed, {instancePath:instancePath+"/disableContainerPortExposed",parentData:data,parentDataProperty:"disableContainerPortExposed",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema71.type,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate259.errors = vErrors;
return errors === 0;
}


function validate258(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(validate259(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate259.errors : vErrors.concat(validate259.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema70.type,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate258.errors = vErrors;
return errors === 0;
}


function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema12.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.gatewayType !== undefined){
if(!(validate35(data.gatewayType, {instancePath:instancePath+"/gatewayType",parentData:data,parentDataProperty:"gatewayType",rootData}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.clusterIds !== undefined){
if(!(validate37(data.clusterIds, {instancePath:instancePath+"/clusterIds",parentData:data,parentDataProperty:"clusterIds",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data.replicaCount !== undefined){
if(!(validate40(data.replicaCount, {instancePath:instancePath+"/replicaCount",parentData:data,parentDataProperty:"replicaCount",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.autoscaleEnabled !== undefined){
if(!(validate42(data.autoscaleEnabled, {instancePath:instancePath+"/autoscaleEnabled",parentData:data,parentDataProperty:"autoscaleEnabled",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.minReplicas !== undefined){
if(!(validate40(data.minReplicas, {instancePath:instancePath+"/minReplicas",parentData:data,parentDataProperty:"minReplicas",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.maxReplicas !== undefined){
if(!(validate40(data.maxReplicas, {instancePath:instancePath+"/maxReplicas",parentData:data,parentDataProperty:"maxReplicas",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.serviceType !== undefined){
if(!(validate46(data.serviceType, {instancePath:instancePath+"/serviceType",parentData:data,parentDataProperty:"serviceType",rootData}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
}
if(data.loadBalancerClass !== undefined){
if(!(validate27(data.loadBalancerClass, {instancePath:instancePath+"/loadBalancerClass",parentData:data,parentDataProperty:"loadBalancerClass",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.loadBalancerIP !== undefined){
if(!(validate27(data.loadBalancerIP, {instancePath:instancePath+"/loadBalancerIP",parentData:data,parentDataProperty:"loadBalancerIP",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.externalTrafficPolicy !== undefined){
if(!(validate50(data.externalTrafficPolicy, {instancePath:instancePath+"/externalTrafficPolicy",parentData:data,parentDataProperty:"externalTrafficPolicy",rootData}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
if(data.serviceAnnotations !== undefined){
if(!(validate52(data.serviceAnnotations, {instancePath:instancePath+"/serviceAnnotations",parentData:data,parentDataProperty:"serviceAnnotations",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.podAnnotations !== undefined){
if(!(validate52(data.podAnnotations, {instancePath:instancePath+"/podAnnotations",parentData:data,parentDataProperty:"podAnnotations",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.serviceLabels !== undefined){
if(!(validate52(data.serviceLabels, {instancePath:instancePath+"/serviceLabels",parentData:data,parentDataProperty:"serviceLabels",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.podLabels !== undefined){
if(!(validate52(data.podLabels, {instancePath:instancePath+"/podLabels",parentData:data,parentDataProperty:"podLabels",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.sds !== undefined){
if(!(validate58(data.sds, {instancePath:instancePath+"/sds",parentData:data,parentDataProperty:"sds",rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
if(data.resources !== undefined){
if(!(validate61(data.resources, {instancePath:instancePath+"/resources",parentData:data,parentDataProperty:"resources",rootData}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate75(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
if(data.ports !== undefined){
if(!(validate98(data.ports, {instancePath:instancePath+"/ports",parentData:data,parentDataProperty:"ports",rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
}
if(data.meshExpansionPorts !== undefined){
if(!(validate98(data.meshExpansionPorts, {instancePath:instancePath+"/meshExpansionPorts",parentData:data,parentDataProperty:"meshExpansionPorts",rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
}
if(data.nodeSelector !== undefined){
if(!(validate52(data.nodeSelector, {instancePath:instancePath+"/nodeSelector",parentData:data,parentDataProperty:"nodeSelector",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.applicationPorts !== undefined){
if(!(validate27(data.applicationPorts, {instancePath:instancePath+"/applicationPorts",parentData:data,parentDataProperty:"applicationPorts",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.requestedNetworkView !== undefined){
if(!(validate27(data.requestedNetworkView, {instancePath:instancePath+"/requestedNetworkView",parentData:data,parentDataProperty:"requestedNetworkView",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.affinity !== undefined){
if(!(validate113(data.affinity, {instancePath:instancePath+"/affinity",parentData:data,parentDataProperty:"affinity",rootData}))){
vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors);
errors = vErrors.length;
}
}
if(data.tolerations !== undefined){
if(!(validate157(data.tolerations, {instancePath:instancePath+"/tolerations",parentData:data,parentDataProperty:"tolerations",rootData}))){
vErrors = vErrors === null ? validate157.errors : vErrors.concat(validate157.errors);
errors = vErrors.length;
}
}
if(data.secretVolumes !== undefined){
if(!(validate166(data.secretVolumes, {instancePath:instancePath+"/secretVolumes",parentData:data,parentDataProperty:"secretVolumes",rootData}))){
vErrors = vErrors === null ? validate166.errors : vErrors.concat(validate166.errors);
errors = vErrors.length;
}
}
if(data.configVolumes !== undefined){
if(!(validate173(data.configVolumes, {instancePath:instancePath+"/configVolumes",parentData:data,parentDataProperty:"configVolumes",rootData}))){
vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors);
errors = vErrors.length;
}
}
if(data.rollingMaxSurge !== undefined){
if(!(validate27(data.rollingMaxSurge, {instancePath:instancePath+"/rollingMaxSurge",parentData:data,parentDataProperty:"rollingMaxSurge",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.rollingMaxUnavailable !== undefined){
if(!(validate27(data.rollingMaxUnavailable, {instancePath:instancePath+"/rollingMaxUnavailable",parentData:data,parentDataProperty:"rollingMaxUnavailable",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
if(!(validate182(data.cpu, {instancePath:instancePath+"/cpu",parentData:data,parentDataProperty:"cpu",rootData}))){
vErrors = vErrors === null ? validate182.errors : vErrors.concat(validate182.errors);
errors = vErrors.length;
}
}
if(data.memory !== undefined){
if(!(validate182(data.memory, {instancePath:instancePath+"/memory",parentData:data,parentDataProperty:"memory",rootData}))){
vErrors = vErrors === null ? validate182.errors : vErrors.concat(validate182.errors);
errors = vErrors.length;
}
}
if(data.kernel !== undefined){
if(!(validate186(data.kernel, {instancePath:instancePath+"/kernel",parentData:data,parentDataProperty:"kernel",rootData}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
if(data.compression !== undefined){
if(!(validate209(data.compression, {instancePath:instancePath+"/compression",parentData:data,parentDataProperty:"compression",rootData}))){
vErrors = vErrors === null ? validate209.errors : vErrors.concat(validate209.errors);
errors = vErrors.length;
}
}
if(data.runAsRoot !== undefined){
if(!(validate42(data.runAsRoot, {instancePath:instancePath+"/runAsRoot",parentData:data,parentDataProperty:"runAsRoot",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.lifecycle !== undefined){
if(!(validate225(data.lifecycle, {instancePath:instancePath+"/lifecycle",parentData:data,parentDataProperty:"lifecycle",rootData}))){
vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors);
errors = vErrors.length;
}
}
if(data.readinessProbe !== undefined){
if(!(validate249(data.readinessProbe, {instancePath:instancePath+"/readinessProbe",parentData:data,parentDataProperty:"readinessProbe",rootData}))){
vErrors = vErrors === null ? validate249.errors : vErrors.concat(validate249.errors);
errors = vErrors.length;
}
}
if(data.hostNetwork !== undefined){
if(!(validate42(data.hostNetwork, {instancePath:instancePath+"/hostNetwork",parentData:data,parentDataProperty:"hostNetwork",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.dnsPolicy !== undefined){
if(!(validate27(data.dnsPolicy, {instancePath:instancePath+"/dnsPolicy",parentData:data,parentDataProperty:"dnsPolicy",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.autoCreateGatewayYaml !== undefined){
if(!(validate42(data.autoCreateGatewayYaml, {instancePath:instancePath+"/autoCreateGatewayYaml",parentData:data,parentDataProperty:"autoCreateGatewayYaml",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.disableContainerPortExposed !== undefined){
if(!(validate42(data.disableContainerPortExposed, {instancePath:instancePath+"/disableContainerPortExposed",parentData:data,parentDataProperty:"disableContainerPortExposed",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.overrides !== undefined){
if(!(validate258(data.overrides, {instancePath:instancePath+"/overrides",parentData:data,parentDataProperty:"overrides",rootData}))){
vErrors = vErrors === null ? validate258.errors : vErrors.concat(validate258.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.metadata === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema6.required,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec")) || (key0 === "status"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.apiVersion !== undefined){
if(!(validate22(data.apiVersion, {instancePath:instancePath+"/apiVersion",parentData:data,parentDataProperty:"apiVersion",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.kind !== undefined){
if(!(validate24(data.kind, {instancePath:instancePath+"/kind",parentData:data,parentDataProperty:"kind",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
if(data.metadata !== undefined){
if(!(validate26(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.spec !== undefined){
if(!(validate34(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.type,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
