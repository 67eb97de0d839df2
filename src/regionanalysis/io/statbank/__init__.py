"""Statbank's service and files: PxWebApi, JSON-stat and exports."""
