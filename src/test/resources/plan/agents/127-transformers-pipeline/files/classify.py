from transformers import pipeline

clf = pipeline("zero-shot-classification", model="facebook/bart-large-mnli")

if __name__ == "__main__":
    print(clf("My parcel is late", candidate_labels=["billing", "delivery"]))
