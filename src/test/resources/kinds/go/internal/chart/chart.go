// Package chart knows every buoy of the chart beside it.
package chart

import (
	_ "embed"
	"encoding/json"
)

// Buoy is a mark that floats.
type Buoy struct {
	Name  string `json:"name"`
	Depth int    `json:"depth"`
}

//go:embed buoys.json
var buoys []byte

// Find looks a buoy up by its name.
func Find(name string) (Buoy, bool) {
	var all []Buoy
	if err := json.Unmarshal(buoys, &all); err != nil {
		return Buoy{}, false
	}
	for _, buoy := range all {
		if buoy.Name == name {
			return buoy, true
		}
	}
	return Buoy{}, false
}
