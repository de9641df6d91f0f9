/* What depends on the words of curl once more, with a later curl: `describeInShells` takes its version from the name of this file. */
import './probe-control.test';
import './probe-matrix.test';
