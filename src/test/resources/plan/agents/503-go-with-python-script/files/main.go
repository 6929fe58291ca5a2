package main

import (
	"net/http"

	"github.com/gorilla/websocket"
)

var up = websocket.Upgrader{}

func main() {
	http.HandleFunc("/ws", func(w http.ResponseWriter, r *http.Request) {
		if c, err := up.Upgrade(w, r, nil); err == nil {
			_ = c.Close()
		}
	})
	_ = http.ListenAndServe(":8080", nil)
}
