// Reads texts as kubectl reads a file, and prints the documents of each.
//
// The standard input is a JSON list of texts. The output is a JSON list with an entry for each text: its documents in order.
// A document has either a value or an error.
package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"

	"k8s.io/apimachinery/pkg/util/yaml"
)

type document struct {
	Value json.RawMessage `json:"value,omitempty"`
	Error string          `json:"error,omitempty"`
}

func main() {
	var texts []string
	must(json.NewDecoder(os.Stdin).Decode(&texts))
	read := make([][]document, len(texts))
	for i, text := range texts {
		read[i] = documents(text)
	}
	must(json.NewEncoder(os.Stdout).Encode(read))
}

// The loop of StreamVisitor in k8s.io/cli-runtime, which stops at the first error. This one reads on after an error in YAML.
func documents(text string) []document {
	decoder := yaml.NewYAMLOrJSONDecoder(strings.NewReader(text), 4096)
	all := []document{}
	for {
		var raw json.RawMessage
		err := decoder.Decode(&raw)
		if err == io.EOF {
			return all
		}
		if err == nil {
			all = append(all, document{Value: raw})
			continue
		}
		all = append(all, document{Error: err.Error()})
		if !errors.As(err, &yaml.YAMLSyntaxError{}) {
			return all
		}
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
