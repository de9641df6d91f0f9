/* The tests of the probe once more, in the shell of curl's own image: `describeInShells` takes the shell from the name of this file. */
import './probe.test';
import './probe-matrix.test';
import './probe-service.test';
