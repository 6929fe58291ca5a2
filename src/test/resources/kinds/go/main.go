// Buoy answers where the buoys are.
package main

import (
	"cmp"
	"encoding/json"
	"log"
	"net/http"
	"os"

	"github.com/go-chi/chi/v5"

	"harbour.example/buoy/internal/chart"
)

func main() {
	router := chi.NewRouter()
	router.Get("/buoys/{name}", func(w http.ResponseWriter, r *http.Request) {
		buoy, found := chart.Find(chi.URLParam(r, "name"))
		if !found {
			http.Error(w, "no such buoy", http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(buoy)
	})
	address := ":" + cmp.Or(os.Getenv("PORT"), "3000")
	log.Printf("buoy listens on %s", address)
	log.Fatal(http.ListenAndServe(address, router))
}
