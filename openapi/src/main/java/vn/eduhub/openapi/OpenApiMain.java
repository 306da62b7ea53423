package vn.eduhub.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `./hub openapi`: writes `docs/openapi`.
public final class OpenApiMain {

    /// Below the checkout.
    static final String FOLDER = "docs/openapi";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OpenApiMain() {}

    static void main(String[] args) throws IOException {
        Path checkout = Path.of(args.length == 0 ? "." : args[0]);
        Path folder = Files.createDirectories(checkout.resolve(FOLDER));
        Written written = written(checkout);
        for (Map.Entry<String, String> file : written.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
            System.out.println(FOLDER + "/" + file.getKey());
        }
        written.unknown()
                .forEach(name -> System.out.println(
                        "words.json says nothing of " + name + ": it was described as text of up to 200 characters"));
    }

    /// @param files content by name
    /// @param unknown names that nothing is said of
    record Written(Map<String, String> files, List<String> unknown) {}

    static Written written(Path checkout) {
        Map<String, String> files = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        List<ObjectNode> documents = new ArrayList<>();
        for (DescribedService service : DescribedService.ALL) {
            ServiceDocument document = ServiceDocument.of(service, checkout);
            documents.add(document.document());
            document.unknown().forEach(name -> unknown.add(service.name() + ": " + name));
            files.put(service.fileName(), text(document.document()));
        }
        Journey journey = Journey.through(documents);
        files.put("eduhub.postman_collection.json", text(PostmanCollection.of(journey)));
        files.put("eduhub.http", HttpFile.of(journey));
        return new Written(files, unknown);
    }

    private static String text(ObjectNode document) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }
}
