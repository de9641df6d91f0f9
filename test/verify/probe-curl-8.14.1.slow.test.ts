/* The matrix once more, with a later curl: `describeInShells` takes its version from the name of this file. */
import './probe-matrix.test';
