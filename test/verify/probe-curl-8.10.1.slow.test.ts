/*
 * The tests of the probe once more, with the shell and the curl of the default image: `describeInShells` takes both from the
 * name of this file.
 */
import './probe.test';
import './probe-control.test';
import './probe-matrix.test';
import './probe-names.slow.test';
import './probe-service.test';
import './probe-sidecar.test';
